import type { Figure } from '#shared/features/analysis/figures.ts'
import { formatFixed } from '../../ui/figures.ts'

type Change = { percent: Figure; percentLower: Figure; percentUpper: Figure }

/** `+28 % (+13 % to +45 %)`; `n/a` from zero, nothing where the counts say more. */
export function changeWords({ percent, percentLower, percentUpper }: Change): string {
  if (typeof percent !== 'number') return percent.unavailable.startsWith('n/a') ? 'n/a' : '–'
  const interval =
    typeof percentLower === 'number' && typeof percentUpper === 'number'
      ? ` (${signed(percentLower)} to ${signed(percentUpper)})`
      : ''
  return `${signed(percent)}${interval}`
}

/** Why there is no percentage; nothing where there is one. */
export function whyNoChange({ percent }: Pick<Change, 'percent'>): string {
  return typeof percent === 'number' ? '' : percent.unavailable
}

function signed(percent: number): string {
  const decimals = Math.abs(percent) < 100 ? 1 : 0
  const rounded = Number(percent.toFixed(decimals))
  const text = formatFixed(Math.abs(rounded), decimals)
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${text}\u00a0%`
}
