/** What there is to be known of a project beside its figures. */
export interface RowMarked {
  /** It differs from when the file was opened. */
  readonly isChanged: boolean
  /** A quiet question beside an amount that may be in the wrong unit. */
  readonly question: string | null
  /** Codes without a name. */
  readonly unnamed: readonly string[]
  readonly lacksReason: boolean
}

/** What marks say, on hover, by key and to those who hear them. */
export const CHANGED = '打开文件以来改过'
export const LACKS_REASON = '缺增减原因'

export function unnamedWords(codes: readonly string[]): string {
  return `科目${codes.join('、')}没有名称，报表只印编码。点科目编码可填名称。`
}

/** All that the marks of a row say, what is to be mended first. */
export function markWords({ isChanged, question, unnamed, lacksReason }: RowMarked): readonly string[] {
  return [
    lacksReason ? LACKS_REASON : '',
    question ?? '',
    unnamed.length > 0 ? unnamedWords(unnamed) : '',
    isChanged ? CHANGED : '',
  ].filter((words) => words !== '')
}
