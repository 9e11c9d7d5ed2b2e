import { hollowBlocks } from '../../shared/checks/paper-subjects'
import { checkedTable, printedPaper } from '../../shared/checks/printed-paper'
import { thresholdOf } from '../../shared/checks/settled'
import { formatDecimal } from '../../shared/model/decimal'
import { ruleIn } from '../../shared/checks/spec'
import type { Completeness, ReviewedPart, SubmissionReport } from '../../shared/contract/report'
import { placeOfPart, REVIEW_RULE } from '../../shared/checks/records/people-rules'
import { partName } from '../../shared/narrative/naming'
import type { BudgetReader } from './reader'

/** How many indicators a project is to have is this rule's to say. */
const TARGETS_RULE = 'R073'

/** `checks.report`: what stands between a budget and its being handed in. */
export function submissionReport(reader: BudgetReader): SubmissionReport {
  const { checks, records } = reader
  const { agency, fiscalYear } = records.department()
  const findings = checks.findings()
  const isGrave = ({ severity }: { readonly severity: string }): boolean =>
    severity === 'error' || severity === 'warning'
  const outcomes = { fired: 0, passed: 0, inapplicable: 0, insufficient: 0 }
  for (const { outcome } of checks.verdicts()) outcomes[outcome] += 1
  return {
    agency,
    fiscalYear,
    revision: reader.revision(),
    counts: checks.counts(),
    open: findings.filter((each) => isGrave(each) && !each.acknowledged),
    acknowledged: findings.filter((each) => each.acknowledged),
    complete: [chapters(reader), tables(reader), targets(reader), facts(reader)],
    parts: parts(reader),
    settings: settings(reader),
    outcomes,
  }
}

/** Parts of the text that say all they have to: below each heading something stands, and no figure of last year is missing. */
function chapters({ text, tables: engine, template }: BudgetReader): Completeness {
  const sections = text.sections()
  const { unknown } = printedPaper(engine, text, template.text)
  const lacking = sections.flatMap((section) => {
    const { number, title, blocks } = section
    const hollow = hollowBlocks(section).map((block) =>
      block.kind === 'heading' ? `“${block.text}”下面没有内容` : '有一段没有内容',
    )
    const unknowns = blocks.filter(({ text: words }) => unknown?.test(words)).length
    const lacks = [...new Set(hollow), ...(unknowns > 0 ? [`${unknowns} 段缺上年数`] : [])]
    return lacks.length === 0
      ? []
      : [`${title.startsWith(partName(number)) ? title : `${partName(number)} ${title}`}${lacks.join('，')}`]
  })
  return { what: '公开文本各部分', of: sections.length, lacking }
}

/** A table without any amount says so in a note. */
function tables({ tables: engine }: BudgetReader): Completeness {
  const views = engine.views()
  const lacking = views
    .map(checkedTable)
    .filter(({ isEmpty, notes }) => isEmpty && notes?.length === 0)
    .map(({ name }) => `${name}没有空表说明`)
  return { what: '报表和空表说明', of: views.length, lacking }
}

/** Every project has goals and, where the place asks for them, indicators to measure them by. */
function targets({ records, rules, template }: BudgetReader): Completeness {
  const rule = rules.find(({ id }) => id === TARGETS_RULE)
  const bound = rule && ruleIn(rule, template.checks ?? { measures: {} })
  const asked = bound?.parameters?.['indicatorsPerProject'] ?? 0
  // Without money a project is printed nowhere yet, and nothing is asked of it.
  const projects = records
    .all('projects')
    .filter(({ id }) => records.ownedBy('lines', { collection: 'projects', id }).length > 0)
  const lacking = projects.flatMap(({ id, name }) => {
    const owner = { collection: 'projects', id } as const
    const lacks = [
      ...(records.ownedBy('goals', owner).length === 0 ? ['绩效目标'] : []),
      ...(records.ownedBy('indicators', owner).length < asked ? ['绩效指标'] : []),
    ]
    return lacks.length === 0 ? [] : [`${name}没有${lacks.join('、')}`]
  })
  return { what: '项目的绩效目标', of: projects.length, lacking }
}

/** What the text says that no table holds. */
function facts({ records }: BudgetReader): Completeness {
  const all = records.all('facts')
  return {
    what: '文本事项',
    of: all.length,
    lacking: all.filter(({ value }) => value.trim() === '').map(({ label }) => label),
  }
}

/** What a reader of the report is to know: less was looked for than elsewhere, or otherwise. */
function settings({ records, rules, template }: BudgetReader): SubmissionReport['settings'] {
  return records.all('ruleSettings').flatMap(({ rule: id, severity, threshold }) => {
    const rule = rules.find((each) => each.id === id)
    if (!rule || (severity === null && threshold === null)) return []
    const usual = ruleIn(rule, template.checks ?? { measures: {} }).severity
    const { unit } = thresholdOf(rule) ?? {}
    return [
      {
        ...{ rule: id, title: rule.title, severity: severity ?? usual, usual },
        ...(unit === undefined || threshold === null
          ? {}
          : { threshold: `${formatDecimal(threshold)}${unit}` }),
      },
    ]
  })
}

function parts({ tables: engine, text, records, checks }: BudgetReader): readonly ReviewedPart[] {
  const reviewed = new Set(records.all('reviews').map(({ part }) => part))
  const changed = new Set(
    checks.findings().flatMap(({ rule, places }) => (rule === REVIEW_RULE ? places.slice(0, 1) : [])),
  )
  const state = (part: string): ReviewedPart['state'] =>
    !reviewed.has(part) ? 'open' : changed.has(placeOfPart(part)) ? 'changed' : 'reviewed'
  return [
    ...engine.heads().map(({ id, number, shortTitle }) => ({
      part: `tables/${id}`,
      name: `表${number} ${shortTitle}`,
      state: state(`tables/${id}`),
    })),
    ...text.sections().map(({ number, title }) => ({
      part: `text/p${number}`,
      name: title,
      state: state(`text/p${number}`),
    })),
  ]
}
