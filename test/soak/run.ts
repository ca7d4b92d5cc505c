import { randomInt } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Reporter, startVitest, type TestCase, type TestResult } from 'vitest/node';
import { describeFigures } from './figures.ts';

type TestError = NonNullable<Extract<TestResult, { state: 'failed' }>['errors']>[number];

/** Scenarios wait most of the time: more of them at once than the two cores that they must do with. */
const AT_ONCE = 3;

const { values } = parseArgs({ options: { seed: { type: 'string' }, only: { type: 'string' } } });
const seed = values.seed === undefined ? randomInt(1_000_000) : Number(values.seed);
if (!Number.isSafeInteger(seed)) throw new Error('--seed must be a whole number');
process.stdout.write(`soak: random instants from seed ${seed}; repeat them with --seed ${seed}\n`);

const began = performance.now();
const counted = { passed: 0, failed: 0 };

const reporter: Reporter = {
  onTestCaseResult(testCase: TestCase) {
    const result = testCase.result();
    if (result.state !== 'passed' && result.state !== 'failed') return;
    counted[result.state] += 1;
    const { figures } = testCase.meta();
    const line = describeFigures(testCase.name, figures, testCase.diagnostic()?.duration ?? 0);
    process.stdout.write(`${result.state === 'passed' ? 'ok    ' : 'FAILED'} ${line}\n`);
    for (const error of result.errors ?? []) process.stdout.write(describeError(error));
  },
  onTestRunEnd(modules, unhandled) {
    const errors = [...unhandled, ...modules.flatMap((module) => module.errors())];
    for (const error of errors) process.stdout.write(describeError(error));
    const minutes = ((performance.now() - began) / 60_000).toFixed(1);
    process.stdout.write(`soak: ${counted.passed} passed, ${counted.failed} failed, ${minutes} min, seed ${seed}\n`);
    if (counted.passed === 0 || counted.failed > 0 || errors.length > 0) process.exitCode = 1;
  },
};

const vitest = await startVitest('test', [], {
  root: path.resolve(import.meta.dirname, '../..'),
  config: false,
  watch: false,
  include: ['test/soak/*.soak.ts'],
  maxWorkers: AT_ONCE,
  reporters: [reporter],
  provide: { seed },
  ...(values.only !== undefined && { testNamePattern: `^${values.only}$` }),
});
await vitest.close();

function describeError({ message, stack, diff, cause }: TestError): string {
  const because = cause instanceof Error ? `caused by ${cause.message}\n` : '';
  return `${message}\n${diff ?? ''}\n${stack ?? ''}\n${because}`;
}
