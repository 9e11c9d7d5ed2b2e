/** Longer words are cut where they begin to differ, and after so many characters. */
const MOST_SHOWN = 24
const SHOWN_BEFORE = 4

/** What tells two states of some words apart, each short enough to stand beside the other. */
export function differingParts(before: string, now: string): readonly [before: string, now: string] {
  let same = 0
  while (same < before.length && before[same] === now[same]) same += 1
  const from = Math.max(before.length, now.length) > MOST_SHOWN ? Math.max(0, same - SHOWN_BEFORE) : 0
  const part = (text: string): string => {
    const shown = text.slice(from, from + MOST_SHOWN)
    return `${from > 0 ? '……' : ''}${shown}${from + MOST_SHOWN < text.length ? '……' : ''}`
  }
  return [part(before), part(now)]
}
