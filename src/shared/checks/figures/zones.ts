/** What parts one comparison from the next: a sentence's end. */
export const END = /[。；\n]|<br>/

export const REASON = /原因(?:是|为|系|：|:)|主要(?:是|系)|由于/

/** What follows these is what an amount before it is made of, or spent on: no amount there is the whole. */
const PARTS = /其中|主要用于|主要包括|具体包括|用于|包括|包含|分别(?:是|为)|具体为/

/** Whether what stands there is a part of what its sentence, or one before it, speaks of. */
export function partZone(text: string, at: number): boolean {
  return PARTS.test(sentenceBefore(text, at))
}

/** Whether what stands there tells a reason. */
export function reasonZone(text: string, at: number): boolean {
  return REASON.test(sentenceBefore(text, at))
}

export function sentenceBefore(text: string, at: number): string {
  return text.slice(0, at).split(END).at(-1) ?? ''
}

/** 占总支出的97.6%, 完成年初预算的98.0%: of a whole, no growth. */
export function isShare(text: string, { start }: { readonly start: number }): boolean {
  return /(?:占|比重|比例|完成|执行率|完成率|支付率)[^，。；\d]*$|占[^，。；]*[%％]、$/.test(
    text.slice(Math.max(0, start - 30), start),
  )
}
