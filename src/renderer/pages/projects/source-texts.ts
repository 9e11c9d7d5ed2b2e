import { watch } from 'vue'
import type { BudgetLine } from '../../../shared/model/document'
import { type Funding, fundingOf } from '../../../shared/model/funding'
import { useUnfinished } from '../../stores/unfinished'

/** The field that the cell of a source stands for in a line. The line's own source has the amount. */
export function sourcePath(line: BudgetLine, source: string, fundings: readonly Funding[]): string {
  const amount = `lines/${line.id}/amount`
  return fundingOf(line, fundings)?.id === source ? amount : `${amount}/${source}`
}

/** What was refused under the sources of lines: each text stays under its own source, whichever one the line moves to. */
export function useSourceTexts(lines: () => readonly BudgetLine[], fundings: () => readonly Funding[]) {
  const { texts } = useUnfinished()

  /** Another source of the line than this one holds a text that was refused. */
  function isDisputed(line: BudgetLine, source: string): boolean {
    const own = sourcePath(line, source, fundings())
    const amount = `lines/${line.id}/amount`
    return [...texts.values()].some(
      ({ path }) => path !== own && (path === amount || path.startsWith(`${amount}/`)),
    )
  }

  watch(
    lines,
    (now, before) => {
      if (texts.size === 0) return
      const then = new Map(before.map((line) => [line.id, line]))
      for (const line of now) {
        const was = then.get(line.id)
        if (was && was !== line) follow(was, line)
      }
    },
    { flush: 'sync' },
  )

  function follow(was: BudgetLine, line: BudgetLine): void {
    const moved = new Map(
      fundings()
        .map(({ id }) => [sourcePath(was, id, fundings()), sourcePath(line, id, fundings())] as const)
        .filter(([from, to]) => from !== to),
    )
    const found = [...texts].filter(([, { path }]) => moved.has(path))
    for (const [key] of found) texts.delete(key)
    for (const [key, text] of found) {
      const path = moved.get(text.path) ?? text.path
      texts.set(key.replace(text.path, path), { ...text, path })
    }
  }

  return { isDisputed }
}
