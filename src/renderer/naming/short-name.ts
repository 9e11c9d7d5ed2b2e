import type { Project } from '../../shared/model/document'

/** A project's name where the tag 通用 stands beside it: without the suffix that says the same. */
export function shortName({ name, common }: Pick<Project, 'name' | 'common'>): string {
  return common ? name.replace(/（通用项目）$/, '') : name
}
