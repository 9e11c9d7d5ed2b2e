import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { docxBytes } from '../../src/main/export/docx/docx'
import type { BudgetDocument } from '../../src/shared/model/document'
import type { Content, Publication } from '../../src/shared/publication/publication'
import { soundBudget } from '../checks/sound-budget'
import { codeBook, sampleDocument, sampleTemplate } from '../support/longgang'
import { publicationOf } from '../support/publication'

export function samplePublication(content: Content = 'whole'): Publication {
  return publicationOf(sampleDocument(), sampleTemplate(), codeBook(), content)
}

/** Random budgets of two units, the same in every run. */
export function randomBudgets(count: number): readonly BudgetDocument[] {
  return fc.sample(soundBudget, { numRuns: count, seed: 20_241_201 })
}

export async function writtenDocx(folder: string, name: string, publication: Publication): Promise<string> {
  const path = join(folder, `${name}.docx`)
  writeFileSync(path, docxBytes(publication))
  return path
}

/** A document whose every text is one of these, in turn. */
export function publicationWith(texts: readonly string[]): Publication {
  const table: Publication['chapters'][number]['tables'][number] = {
    id: 't',
    number: 1,
    label: '表1',
    title: texts[0] ?? '',
    shortTitle: '',
    unit: '万元',
    decimals: 2,
    lies: 'across',
    subtitles: texts,
    captions: ['左', '右'],
    notes: texts,
    grids: [
      {
        id: 'rows',
        title: null,
        head: [texts.map((text, leaf) => ({ text, columns: 1, rows: 1, leaf }))],
        columns: texts.map(() => ({ holds: 'text', id: null })),
        lines: [{ key: '1', cells: texts.map((text) => ({ kind: 'text', text })) }],
      },
    ],
  }
  return {
    title: texts.join(''),
    agency: texts[0] ?? '',
    fiscalYear: 2024,
    cover: texts.map((text) => ({ role: 'title', text })),
    contents: '目录',
    chapters: [
      {
        title: '一',
        sections: [
          {
            number: 1,
            title: texts[0] ?? '',
            blocks: [
              ...texts.map((text) => ({ kind: 'heading' as const, text })),
              ...texts.map((text) => ({ kind: 'paragraph' as const, lines: [text] })),
              {
                kind: 'table',
                head: texts.map((text) => ({ lines: [text], align: 'left' })),
                rows: [texts.map((text) => ({ lines: [text], align: 'left' }))],
              },
            ],
          },
        ],
        tables: [],
      },
      { title: '二', sections: [], tables: [table] },
    ],
  }
}
