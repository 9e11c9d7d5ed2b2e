import type { AppInfo } from '../../shared/contract/methods'

type TemplateInfo = AppInfo['templates'][number]

export interface TemplateFault {
  readonly place: string
  readonly message: string
}

/** What is wrong with a template; none in one that can be used. A program that does not check them says none. */
export function faultsOf(template: TemplateInfo): readonly TemplateFault[] {
  return (template as TemplateInfo & { readonly faults?: readonly TemplateFault[] }).faults ?? []
}

export function usableTemplates({ templates }: Pick<AppInfo, 'templates'>): readonly TemplateInfo[] {
  return templates.filter((template) => faultsOf(template).length === 0)
}

/** The templates at hand in few words: which one, or how many there are to choose from. */
export function templatesInWords(info: Pick<AppInfo, 'templates'>): string {
  const usable = usableTemplates(info)
  const [first] = usable
  if (first === undefined) return '没有能用的报表模板'
  return usable.length === 1 ? `${first.year}年科目与模板：${first.title}` : `${usable.length}个报表模板`
}
