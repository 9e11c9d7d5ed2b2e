import { basename } from 'node:path'
import type { Access } from '../../shared/contract/access'
import type { BudgetFrame } from '../../shared/contract/results'
import type { SessionState } from '../../shared/contract/patch'
import { pathOfPlace } from '../../shared/model/said-place'
import { parseObject } from '../../shared/model/reference'
import type { Cents } from '../../shared/money/cents'
import { templateView } from '../../shared/template/template'
import type { Packs } from '../packs/packs'
import { viewOnly } from '../store/access'
import { copyTitle } from '../store/copy-names'
import type { Store } from '../store/store'
import type { LiveBudget } from './live-budget'

/** What a window always has of an open budget. */
export function frameOf(id: string, path: string, state: SessionState, live: LiveBudget): BudgetFrame {
  const { document, template, faults } = live
  return {
    budget: id,
    file: { name: copyTitle(path) ?? basename(path, '.budget') },
    state,
    template: templateView(template),
    department: document.department(),
    units: [...document.all('units')],
    codeNames: [...document.all('codeNames')],
    formulas: [...document.all('formulas')],
    remarks: [...document.all('remarks')],
    reviews: [...document.all('reviews')],
    ruleSettings: [...document.all('ruleSettings')],
    unplaced: unplacedIn(live),
    faults,
  }
}

/** Whether it takes edits: not where the file cannot be written, nor where something in it cannot be read. */
export function accessOf(
  { access, path }: Pick<Store, 'access' | 'path'>,
  { lacking }: Pick<ReturnType<Packs['around']>, 'lacking'>,
  { faults }: Pick<LiveBudget, 'faults'>,
): Access {
  if (lacking) return viewOnly('packs', path, lacking.message)
  const unreadable = faults.filter(({ grade }) => grade === 'unreadable')
  if (access.mode === 'view' || unreadable.length === 0) return access
  // Where nothing is certain a person has to say it: in the package, for here no edit is taken.
  const isMendable = unreadable.some(({ mendable }) => mendable)
  const way = isMendable ? '修复到副本后再改。' : '请写出交换包，改好后再导入。'
  return viewOnly('faults', path, way)
}

/** How the budget stands; the rest of its state is the file's. */
export function standingOf(
  live: LiveBudget,
): Pick<SessionState, 'balance' | 'projects' | 'changed' | 'stale' | 'remarked' | 'findings'> {
  const { document, readable, since } = live
  return {
    balance: balanceOf(readable),
    projects: document.all('projects').length,
    changed: { cells: since.cellCount(), paragraphs: since.paragraphCount() },
    stale: live.isComputed() ? live.narrative.stale().length : null,
    remarked: Object.fromEntries(
      document
        .all('remarks')
        .filter(({ object, place }) => object !== null && place.includes('/'))
        .map((remark) => [remark.id, pathOfPlace(remark, live.places)]),
    ),
    findings: live.isComputed() ? live.checks.counts() : null,
  }
}

/**
 * Paragraphs of the preparer's own that are printed nowhere now, with the names of what they are about; none while the text
 * is still to come.
 */
export function unplacedIn(live: LiveBudget): BudgetFrame['unplaced'] {
  if (!live.isComputed()) return []
  const { document, narrative } = live
  return narrative.unplaced().map((block) => {
    const named = block.object === null ? null : parseObject(block.object)
    const record = named && document.values(named.collection, named.id)
    return { ...block, about: (record?.['name'] as string | undefined) ?? null }
  })
}

/** Both sides in 分. Income follows the lines' funding unless the file holds income entries of its own. */
function balanceOf({ sum, all }: LiveBudget['readable']): SessionState['balance'] {
  const expenditure = sum('lines', 'amount') as Cents
  return {
    income: all('incomes').length > 0 ? (sum('incomes', 'amount') as Cents) : expenditure,
    expenditure,
  }
}
