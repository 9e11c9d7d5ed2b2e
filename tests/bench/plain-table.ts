import type { Browser, Page } from '@playwright/test'
import { timings } from './timings'

/** A plain HTML table in a page of its own: what the browser itself takes for the same cells. */
export interface PlainTable {
  readonly page: Page
  /** From the cells to the frame that shows them, in ms. */
  readonly made: number
  /** From a new amount in a row and in the foot to the frame that shows both, in ms, as often as asked. */
  written(times: number): Promise<ReturnType<typeof timings>>
}

/** With what the list of a page shows, over and over, in the same room. */
export async function openPlainTable(browser: Browser, list: Page, rows: number): Promise<PlainTable> {
  const { head, rows: shown, box } = await list.evaluate(shownCells)
  if (shown.length === 0) throw new Error('the list shows nothing')
  const page = await browser.newPage({ viewport: list.viewportSize(), locale: 'zh-CN' })
  await page.setContent('<!doctype html><meta charset=utf-8><div id=box></div>')
  const cells = Array.from({ length: rows }, (_, i) => shown[i % shown.length] ?? [])
  const made = await page.evaluate(plainTable, { head, rows: cells, box })
  return {
    page,
    made,
    async written(times) {
      const took = timings()
      for (let i = 0; i < times; i += 1) took.add(await page.evaluate(writeCell, i))
      return took
    },
  }
}

/** What the list shows, cell by cell, and the room that it has. */
function shownCells(): { head: string[]; rows: string[][]; box: { width: number; height: number } } {
  const grid = document.querySelector<HTMLElement>('.data-grid')
  if (!grid) throw new Error('no list')
  const words = (selector: string, within: Element): string[] =>
    [...within.querySelectorAll<HTMLElement>(selector)].map(({ innerText }) => innerText)
  const { width, height } = grid.getBoundingClientRect()
  return {
    head: words('[role=columnheader]', grid),
    rows: [...grid.querySelectorAll('[role=row]')]
      .map((row) => words('[role=gridcell]', row))
      .filter(({ length }) => length > 0),
    box: { width, height },
  }
}

interface Plain {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly box: { readonly width: number; readonly height: number }
}

/** From the cells to the frame that shows them. */
async function plainTable({ head, rows, box }: Plain): Promise<number> {
  const began = performance.now()
  const holder = document.querySelector<HTMLElement>('#box')
  if (!holder) throw new Error('no box')
  holder.style.cssText = `width:${box.width}px;height:${box.height}px;overflow:auto`
  const cells = (name: string, words: readonly string[]): string =>
    `<tr>${words.map((word) => `<${name}>${word}</${name}>`).join('')}</tr>`
  holder.innerHTML = `<table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody><tfoot>${cells('td', head)}</tfoot></table>`
  await new Promise(requestAnimationFrame)
  await scheduler.postTask(() => null, { priority: 'user-blocking' })
  return performance.now() - began
}

/** From a new amount in the first rows, and in the foot, to the frame that shows them. */
async function writeCell(index: number): Promise<number> {
  const table = document.querySelector('table')
  const began = performance.now()
  for (const row of [table?.tBodies[0]?.rows[index], table?.tFoot?.rows[0]]) {
    const cell = row?.cells[row.cells.length - 2]
    if (cell) cell.textContent = `${index},${500 + index}.00`
  }
  await new Promise(requestAnimationFrame)
  await scheduler.postTask(() => null, { priority: 'user-blocking' })
  return performance.now() - began
}
