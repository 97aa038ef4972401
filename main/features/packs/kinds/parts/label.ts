const gridReference = /,? ?\b[A-Z]{2} ?\d{3,5} ?\d{3,5}\b/

/**
 * What a place is called for an audience. A grid reference tells ten metres, and may be somebody's home: only the
 * bureau and the agencies that act are told it.
 */
export function placeLabel(label: string, mayKnowPoints: boolean): string {
  return mayKnowPoints ? label : label.replace(gridReference, '').trim() || 'A place'
}
