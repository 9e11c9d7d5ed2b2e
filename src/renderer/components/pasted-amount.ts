/** Of many cells, as many are named. */
const NAMED = 3

/**
 * What was pasted for an amount, as it came from the clipboard: spreadsheets part cells by tabs and line ends. A field of
 * one line would leave the line ends out, and make one number of two. `text` stays in the field either way.
 */
export function pastedAmount(pasted: string): { readonly text: string; readonly refused: string | null } {
  const cells = pasted.split(/[\t\v\f\r\n\x85\u2028\u2029]/).filter((cell) => cell.trim() !== '')
  if (cells.length <= 1) return { text: cells[0] ?? '', refused: null }
  const named = cells.slice(0, NAMED).map((cell) => cell.trim())
  const all = `${named.join('、')}${cells.length > NAMED ? '……' : ''}`
  return {
    text: cells.join(' '),
    refused: `粘贴的是 ${cells.length} 个单元格（${all}），这里只填一个金额。请只复制一个单元格，再粘贴。`,
  }
}
