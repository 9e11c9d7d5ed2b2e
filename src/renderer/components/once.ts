/** An act that is on its way is not begun again: a button or key pressed twice does once what it says. Undefined: it was under way. */
export function once<Given extends readonly unknown[], Made>(
  act: (...given: Given) => Promise<Made>,
): (...given: Given) => Promise<Made | undefined> {
  let isUnderWay = false
  return async (...given) => {
    if (isUnderWay) return undefined
    isUnderWay = true
    try {
      return await act(...given)
    } finally {
      isUnderWay = false
    }
  }
}

/**
 * A text that is on its way is not sent again: leaving a field asks for it in more than one way, and all of them wait for what
 * becomes of it. `send` is given the text that is on its way before it, which is what stands there then.
 */
export function sentOnce(
  send: (text: string, before: string | null) => Promise<boolean>,
): (text: string) => Promise<boolean> {
  let underWay: { readonly text: string; readonly isStored: Promise<boolean> } | null = null
  return async (text) => {
    if (underWay?.text === text) return underWay.isStored
    const own = { text, isStored: send(text, underWay?.text ?? null) }
    underWay = own
    try {
      return await own.isStored
    } finally {
      if (underWay === own) underWay = null
    }
  }
}
