const header =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'

/** A file as data.police.uk publishes them, of invented rows: so many at one point, and one far from it. */
export function policeFile(month: string, atOnePoint: number): string {
  const row = (longitude: number, latitude: number, street: string) =>
    `,${month},Leicestershire Police,Leicestershire Police,${longitude},${latitude},On or near ${street},E01013750,Leicester 001A,Anti-social behaviour,,`
  const rows = Array.from({ length: atOnePoint }, () => row(-1.139, 52.601, 'Invented Road'))
  return `${[header, ...rows, row(-1.1, 52.65, 'Other Street')].join('\n')}\n`
}
