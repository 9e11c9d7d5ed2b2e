import { z } from 'zod'
import type { PublicationSpec } from '../../shared/publication/spec'
import { type Finding, finding } from './finding'
import { filled, object } from './shape'

/** publication.json of a template: cover, chapters, sheets, and what is said of secret projects. */
export const publicationSchema = object<PublicationSpec>()({
  title: filled,
  cover: z.array(z.strictObject({ role: z.enum(['agency', 'title', 'date']), text: filled })).min(1),
  contents: filled,
  chapters: z.array(z.strictObject({ title: filled, holds: z.enum(['text', 'tables']) })).min(1),
  tableLabel: filled,
  secret: z.strictObject({ totals: z.literal('without'), statement: filled }),
}) satisfies z.ZodType<PublicationSpec>

/** A chapter of text or of tables that is there twice, or not. */
export function publicationFaults({ chapters }: PublicationSpec): readonly Finding[] {
  return (['text', 'tables'] as const).flatMap((holds) =>
    chapters.filter((chapter) => chapter.holds === holds).length === 1
      ? []
      : [finding(['chapters'], `要有一章、且只有一章是“${holds}”（text 文字，tables 报表）。`)],
  )
}
