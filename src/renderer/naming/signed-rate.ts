/** A rate as a difference: always signed, with its %. */
export function signedRate(rate: string): string {
  return `${rate.startsWith('-') ? '−' : '+'}${rate.replace('-', '')}%`
}
