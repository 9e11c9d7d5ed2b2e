/** Signs that one name may differ from another by, and still be meant for it. */
const MOST_SIGNS = 2

/** The one of the names that is meant by one that is nearly it, or part of it; undefined where none is, or several may be. */
export function nearestOf(is: string, names: readonly string[]): string | undefined {
  const parts = names.filter((name) => is.length >= 2 && isPart(is, name))
  if (parts.length === 1) return parts[0]
  const near = names.filter((name) => distance(is, name) <= Math.min(MOST_SIGNS, Math.floor(name.length / 3)))
  return near.length === 1 ? near[0] : undefined
}

/** What is left of a name when signs are left out of it, from its end or out of brackets above all. */
function isPart(is: string, name: string): boolean {
  return is.length < name.length && (name.startsWith(is) || name.replace(/（[^）]*）/g, '') === is)
}

/** How many signs are others, lost or put in. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const now = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      now.push(Math.min(same, (row[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1))
    }
    row = now
  }
  return row[b.length] ?? 0
}
