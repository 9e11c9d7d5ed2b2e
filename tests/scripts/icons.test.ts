import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { expect, test } from 'vitest'
import { browser } from '../../scripts/system-tools.mjs'

/**
 * That the pictures were rendered from the drawings as they are now. Not byte by byte: how an edge is smoothed differs
 * between versions of the browser; an edited drawing differs by far more.
 */
const SMOOTHING = 0.001

const SIZES = [16, 32, 48, 64, 128, 256, 512]

function icon(name: string): Buffer {
  return readFileSync(new URL(`../../resources/icons/${name}`, import.meta.url))
}

function png(size: number): Buffer {
  return icon(`${size}x${size}.png`)
}

test('each icon shows its drawing (node scripts/icons.mjs renders them anew)', async () => {
  const desk = await chromium.launch({
    executablePath: browser() ?? '',
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-background-networking'],
  })
  try {
    const page = await desk.newPage()
    for (const size of SIZES) {
      const drawing = icon(size <= 32 ? 'icon-small.svg' : 'icon.svg')
      const sources = [
        `data:image/svg+xml;base64,${drawing.toString('base64')}`,
        `data:image/png;base64,${png(size).toString('base64')}`,
      ] as const
      const difference = await page.evaluate(compare, { sources, size })
      expect(difference, `${size}x${size}.png`).toBeLessThan(SMOOTHING)
    }
  } finally {
    await desk.close()
  }
}, 60_000)

test('icon.ico holds the pictures as they are', () => {
  const ico = icon('icon.ico')
  const held = Array.from({ length: ico.readUInt16LE(4) }, (_, n) => {
    const entry = 6 + 16 * n
    const start = ico.readUInt32LE(entry + 12)
    return ico.subarray(start, start + ico.readUInt32LE(entry + 8))
  })
  expect(held).toEqual(SIZES.filter((size) => size <= 256).map(png))
})

/** Mean difference of two pictures, 0 to 1, over all pixels and channels; 1 where the second has another size. */
async function compare(pair: { sources: readonly [string, string]; size: number }): Promise<number> {
  const { sources, size } = pair
  const [drawn, kept] = await Promise.all(sources.map(pixels))
  if (!drawn || !kept) return 1
  const total = drawn.reduce((sum, value, i) => sum + Math.abs(value - (kept[i] ?? 0)), 0)
  return total / (drawn.length * 255)

  async function pixels(source: string): Promise<Uint8ClampedArray | null> {
    const image = new Image()
    image.src = source
    await image.decode()
    if (source.startsWith('data:image/png') && image.naturalWidth !== size) return null
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = size
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0, size, size)
    return context?.getImageData(0, 0, size, size).data ?? null
  }
}
