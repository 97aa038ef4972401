import { createContext, useContext } from 'react'
import type { Permission } from '#shared/features/access/rules.ts'
import type { BureauSummary } from '#shared/features/settings/contract.ts'
import { type CallName, needsOf } from './names.ts'

/** The open bureau and the person at the desk; null until one is open. */
export const BureauContext = createContext<BureauSummary | null>(null)

/** The open bureau. Only for what is shown while one is. */
export function useBureau(): BureauSummary {
  const bureau = useContext(BureauContext)
  if (!bureau) throw new Error('No bureau is open above this component.')
  return bureau
}

/** The day it is in the open bureau, `2025-03-07`: every “overdue” and “days ago” is counted from it. */
export function useToday(): string {
  return useBureau().today
}

/** Whether the person may do what needs this permission; decides what is shown and what is asked. */
export function useMay(permission: Permission): boolean {
  const bureau = useContext(BureauContext)
  return permission === 'desk.use' || (bureau?.person.permissions.includes(permission) ?? false)
}

/** Whether the person may make this call, by the contract's own declaration. */
export function useMayCall(name: CallName): boolean {
  return useMay(needsOf(name))
}
