/** Fills {year} and {lastYear} into a text of a pack or a label. */
export function withYears(text: string, fiscalYear: number): string {
  return text.replaceAll('{year}', String(fiscalYear)).replaceAll('{lastYear}', String(fiscalYear - 1))
}
