/** How long work goes on before it lets others in: an edit meanwhile waits no longer than a frame. */
const SLICE_MS = 12

/**
 * Runs work slice by slice, letting everything else in between. Null when the signal ended it: its `finally` blocks have
 * run then. Work that ended first has its result, cancelled or not. What it throws is thrown on.
 */
export async function inSlices<P, T>(
  work: Generator<P, T, undefined> | AsyncGenerator<P, T, undefined>,
  signal: AbortSignal,
  onProgress: (progress: P) => void = () => undefined,
): Promise<T | null> {
  let until = performance.now() + SLICE_MS
  for (;;) {
    if (signal.aborted) return unwind(work)
    const step = await work.next()
    if (step.done === true) return step.value
    onProgress(step.value)
    if (performance.now() < until) continue
    await breath()
    until = performance.now() + SLICE_MS
  }
}

/** Leaves work where it stands; one that yields while it tidies up goes on until it has. */
async function unwind(work: Generator | AsyncGenerator): Promise<null> {
  let step = await work.return(undefined)
  while (step.done !== true) step = await work.next()
  return null
}

/** Until everything that came in meanwhile has had its turn. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
