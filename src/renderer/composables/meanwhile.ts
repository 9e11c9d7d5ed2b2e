/** What people do that says where they are now: a place that is gone to later would take them from it. */
const ACTS = ['input', 'pointerdown', 'paste'] as const

/** Waits for what is on its way; whether something was typed, pasted or pressed meanwhile is known while it lasts. */
export async function meanwhile<T>(work: (hasActed: () => boolean) => Promise<T>): Promise<T> {
  let hasActed = false
  const hear = (): void => void (hasActed = true)
  for (const act of ACTS) window.addEventListener(act, hear, { capture: true })
  try {
    return await work(() => hasActed)
  } finally {
    for (const act of ACTS) window.removeEventListener(act, hear, { capture: true })
  }
}
