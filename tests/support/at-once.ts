/**
 * What is to happen at once happens within this, in milliseconds, on a machine that is busy with other things
 * too; what hangs takes longer. How fast it is, benchmarks measure.
 */
export const AT_ONCE_MS = 2_000
