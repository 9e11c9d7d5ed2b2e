/**
 * How a place puts its document together: cover, chapters, sheets, and what it says of secret projects. Texts may hold {agency},
 * {year}, {lastYear}.
 */
export interface PublicationSpec {
  /** What the document is called, in its properties and on its pages. */
  readonly title: string
  readonly cover: readonly CoverLine[]
  /** Over the list of chapters. */
  readonly contents: string
  readonly chapters: readonly ChapterSpec[]
  /** Printed over a table's title: `表{number}`. */
  readonly tableLabel: string
  readonly secret: SecretSpec
}

export interface CoverLine {
  readonly role: 'agency' | 'title' | 'date'
  readonly text: string
}

export interface ChapterSpec {
  readonly title: string
  readonly holds: 'text' | 'tables'
}

/** 涉密项目 are left out of everything that leaves the house. */
export interface SecretSpec {
  /** `without`: totals are those of what is published, so that nothing can be told from a difference. */
  readonly totals: 'without'
  /** Printed under the tables that list projects, once one was left out. */
  readonly statement: string
}

/** What holds where a template does not say. */
export const USUAL_PUBLICATION: PublicationSpec = {
  title: '{agency}{year}年部门预算',
  cover: [
    { role: 'agency', text: '{agency}' },
    { role: 'title', text: '{year}年部门预算' },
  ],
  contents: '目录',
  chapters: [
    { title: '一、文字部分', holds: 'text' },
    { title: '二、表格部分', holds: 'tables' },
  ],
  tableLabel: '表{number}',
  secret: { totals: 'without', statement: '涉密项目按规定不予公开。' },
}
