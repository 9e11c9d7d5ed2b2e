/** Time of day of an ISO time, as HH:MM of this place; empty for null. */
export function clockTime(iso: string | null): string {
  if (iso === null) return ''
  return new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }).format(
    new Date(iso),
  )
}
