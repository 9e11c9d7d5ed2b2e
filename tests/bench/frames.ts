/** Times of some animation frames; evaluated in a page. */
export function frames(): Promise<number[]> {
  return new Promise((resolve) => {
    const seen: number[] = []
    const next = (now: number): void => {
      seen.push(now)
      if (seen.length > 30) resolve(seen.slice(1).map((at, i) => at - (seen[i] ?? at)))
      else requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
}
