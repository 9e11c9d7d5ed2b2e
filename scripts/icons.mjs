/** `node scripts/icons.mjs`: renders resources/icons/*.png from the two drawings and puts them together as icon.ico. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './runtime.mjs'
import { browser, isRoot } from './system-tools.mjs'

const ICONS = join(root, 'resources', 'icons')
const SIZES = [16, 32, 48, 64, 128, 256, 512]
/** Windows shows no larger one, and a larger one has no place in the format. */
const IN_ICO = SIZES.filter((size) => size <= 256)

for (const size of SIZES) render(size)
writeFileSync(join(ICONS, 'icon.ico'), ico(IN_ICO.map((size) => ({ size, png: readFileSync(png(size)) }))))

/** Whole multiples of 16 up to 32 come from the drawing made for whole pixels. */
function render(size) {
  const drawing = join(ICONS, size === 16 || size === 32 ? 'icon-small.svg' : 'icon.svg')
  const page = join(mkdtempSync(join(tmpdir(), 'icon-')), 'page.html')
  const style = `margin:0;width:${size}px;height:${size}px;display:block`
  writeFileSync(page, `<body style="margin:0"><img src="${pathToFileURL(drawing)}" style="${style}">`)
  const flags = [
    '--headless',
    '--disable-gpu',
    '--allow-file-access-from-files',
    '--default-background-color=00000000',
  ]
  const chromium = browser()
  if (!chromium) throw new Error('no Chromium-based browser found')
  const result = spawnSync(chromium, [
    ...flags,
    ...(isRoot ? ['--no-sandbox'] : []),
    `--screenshot=${png(size)}`,
    `--window-size=${size},${size}`,
    pathToFileURL(page).href,
  ])
  if (result.status !== 0) throw new Error(String(result.stderr))
}

function png(size) {
  return join(ICONS, `${size}x${size}.png`)
}

/** An .ico whose pictures are PNGs: a head of 6 bytes, 16 bytes for each picture, the pictures. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [n, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * n
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}
