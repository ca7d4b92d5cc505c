import fc from 'fast-check';

/** The same cases at every run, so that a failure is one of the change at hand; `FUZZ_SEED=<number>` looks for others. */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_261_122) });

export { fc };
