/** Where the window stood: its normal bounds in screen points, and whether it filled the screen. */
export interface WindowPlace {
  readonly bounds: Electron.Rectangle
  readonly maximized: boolean
}

export const MINIMUM = { width: 1024, height: 640 }
const FIRST = { width: 1440, height: 900 }
/** So much of the title bar must be on a screen for the window to be reachable. */
const REACH = { width: 120, height: 38 }

/** The remembered place if it can still be reached on today's screens, else the middle of the first one. */
export function placeOn(areas: readonly Electron.Rectangle[], kept: unknown): WindowPlace {
  if (isPlace(kept) && areas.some((area) => reachable(kept.bounds, area))) return kept
  const area = areas[0] ?? { x: 0, y: 0, ...FIRST }
  const width = Math.min(FIRST.width, area.width)
  const height = Math.min(FIRST.height, area.height)
  const x = area.x + Math.floor((area.width - width) / 2)
  const y = area.y + Math.floor((area.height - height) / 2)
  return { bounds: { x, y, width, height }, maximized: area.width <= FIRST.width }
}

function reachable(bounds: Electron.Rectangle, area: Electron.Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const top = bounds.y >= area.y && bounds.y + REACH.height <= area.y + area.height
  return top && width >= REACH.width
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false
  const { bounds, maximized } = value as Record<string, unknown>
  if (typeof bounds !== 'object' || bounds === null || typeof maximized !== 'boolean') return false
  const { x, y, width, height } = bounds as Record<string, unknown>
  const whole = [x, y, width, height].every((part) => Number.isInteger(part))
  return whole && (width as number) >= MINIMUM.width && (height as number) >= MINIMUM.height
}
