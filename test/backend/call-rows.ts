/** Calls as the police write them into a table, for tests that load them. */
export const header = 'Ref,Received,Type,Channel,Easting,Northing,Location,Outcome,Telephone'

/** The row of a call, alike but for what is said. */
export const call = (
  ref: number,
  more: Partial<Record<'received' | 'outcome' | 'telephone' | 'easting', string>> = {},
) => {
  const {
    received = '23/05/2025 22:30',
    outcome = '',
    telephone = '0116 496 0001',
    easting = '458801',
  } = more
  return `C${ref},${received},Street drinking,101,${easting},304602,"High Street, Leicester",${outcome},${telephone}`
}
