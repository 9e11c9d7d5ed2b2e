/** A time as lists of files show it: today by the clock, else the date. */
export function when(iso: string, now = new Date()): string {
  const date = new Date(iso)
  const time = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }).format(
    date,
  )
  return date.toDateString() === now.toDateString()
    ? `今天 ${time}`
    : new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium' }).format(date)
}

export function fileSize(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024))} KB`
}
