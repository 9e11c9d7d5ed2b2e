/** Made once: it takes longer than all else that a status bar shows. */
const CLOCK = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })

/** Time of day of an ISO time, as HH:MM of this place; empty for null. */
export function clockTime(iso: string | null): string {
  return iso === null ? '' : CLOCK.format(new Date(iso))
}
