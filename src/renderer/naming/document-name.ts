/** What tells files apart stands behind: of a long name the middle is left out, not the end. */
export function documentName(agency: string, fiscalYear: number, part: string): string {
  const short = agency.length > 30 ? `${agency.slice(0, 29)}…` : agency
  return `${short}${fiscalYear}年部门预算（${part}）`
}
