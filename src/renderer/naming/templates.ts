import type { AppInfo } from '../../shared/contract/results'

type TemplateInfo = AppInfo['templates'][number]

export function usableTemplates({ templates }: Pick<AppInfo, 'templates'>): readonly TemplateInfo[] {
  return templates.filter(({ faults }) => faults.length === 0)
}

/** The templates at hand in few words: which one, or how many there are to choose from. */
export function templatesInWords(info: Pick<AppInfo, 'templates'>): string {
  const usable = usableTemplates(info)
  const [first] = usable
  if (first === undefined) return '没有能用的报表模板'
  return usable.length === 1
    ? `${first.year ?? ''}年科目与模板：${first.title}`
    : `${usable.length}个报表模板`
}
