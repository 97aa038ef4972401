/** Of fewer than these a percentage says less than the two counts do: `4 of 6`, never alone. */
export const fewestForPercent = 10
