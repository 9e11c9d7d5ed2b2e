import type { Severity } from '../../shared/checks/finding'

/** How grave a finding is, in a word; 尾差: two printed figures differ by no more than their rounding allows. */
export const SEVERITY: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  info: '提示',
  note: '尾差',
}
