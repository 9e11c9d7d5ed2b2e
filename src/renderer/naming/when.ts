import { clockTime } from './clock-time'

/** A time as lists of files show it: today by the clock, else the date. */
export function when(iso: string, now = new Date()): string {
  const date = new Date(iso)
  return date.toDateString() === now.toDateString()
    ? `今天 ${clockTime(iso)}`
    : new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium' }).format(date)
}
