import type { ConfigProblem } from './config-variables.ts';
import type { UpstreamAdapter, UpstreamSettings } from './marketplaces/adapter.ts';
import { UPSTREAMS } from './marketplaces/registry.ts';

/** Variables that the registered upstreams know. */
export const UPSTREAM_VARIABLES: readonly string[] = UPSTREAMS.flatMap(({ variables }) => Object.keys(variables));

/** Reads the settings of every upstream that something is given for; each takes all of its variables or none. */
export function readUpstreams(environment: Readonly<Record<string, string | undefined>>): {
  upstreams: Record<string, UpstreamSettings>;
  problems: ConfigProblem[];
} {
  const upstreams: Record<string, UpstreamSettings> = {};
  const problems: ConfigProblem[] = [];
  for (const adapter of UPSTREAMS) {
    const given = Object.fromEntries(
      Object.keys(adapter.variables).flatMap((name) => {
        const text = environment[name]?.trim();
        return text ? [[name, text]] : [];
      }),
    );
    if (Object.keys(given).length === 0) continue;
    problems.push(...problemsOf(adapter, given, environment));
    upstreams[adapter.name] = given;
  }
  return { upstreams, problems };
}

function problemsOf(
  { title, variables }: UpstreamAdapter,
  given: UpstreamSettings,
  environment: Readonly<Record<string, string | undefined>>,
): ConfigProblem[] {
  const names = Object.keys(variables);
  const whatToDo = `Give all of ${names.join(', ')} and ENCRYPTION_KEY, or nothing of them.`;
  const needed = [...names.filter((name) => given[name] === undefined)];
  if (!environment.ENCRYPTION_KEY?.trim()) needed.push('ENCRYPTION_KEY');
  const wrong = names.filter(
    (name) => variables[name] === 'url' && given[name] !== undefined && !isWebAddress(given[name]),
  );
  return [
    ...needed.map((variable) => ({ variable, problem: `is missing to connect ${title}`, whatToDo })),
    ...wrong.map((variable) => ({
      variable,
      problem: 'is not a web address',
      whatToDo: 'Give one that begins with http:// or https://.',
    })),
  ];
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
}
