import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { type IncidentField, incidentFields } from '#shared/features/imports/rules.ts'

/** What sources call the fields, in plain letters, the most telling names first. */
const knownAs: Record<IncidentField, string[]> = {
  reference: [
    ...[
      'reference',
      'incidentreference',
      'referencenumber',
      'reference no',
      'ref',
      'refno',
      'incidentnumber',
    ],
    ...[
      'incidentno',
      'incidentid',
      'callreference',
      'callref',
      'callno',
      'callnumber',
      'callid',
      'caseid',
      'casenumber',
      'caseno',
      'caseref',
      'urn',
      'id',
    ],
    ...['crimeid', 'lognumber', 'logno', 'servicerequest', 'jobnumber'],
  ],
  from: [
    ...[
      'datetime',
      'incidentdatetime',
      'incidentdate',
      'datefrom',
      'from',
      'startdate',
      'start',
      'dateofcall',
    ],
    ...['calldate', 'callreceived', 'received', 'datereceived', 'receiveddate', 'reported', 'datereported'],
    ...['reporteddate', 'reportedon', 'created', 'datecreated', 'createddate', 'occurred', 'occurredfrom'],
    ...['committedfrom', 'date', 'when', 'timeofcall', 'month'],
  ],
  fromTime: ['time', 'incidenttime', 'calltime', 'timefrom', 'starttime', 'timereceived', 'timereported'],
  to: ['to', 'dateto', 'enddate', 'end', 'occurredto', 'committedto', 'enddatetime'],
  toTime: ['timeto', 'endtime', 'totime'],
  category: [
    ...['category', 'incidenttype', 'incidentcategory', 'asbtype', 'asbcategory', 'calltype', 'crimetype'],
    ...['type', 'complainttype', 'complaint', 'nature', 'classification', 'openingcode', 'subject', 'code'],
    ...['typeofcall', 'typeofcomplaint', 'typeofincident', 'natureofcall', 'natureofcomplaint', 'problem'],
  ],
  channel: ['channel', 'contactmethod', 'contactchannel', 'methodofcontact', 'howreported', 'via', 'origin'],
  easting: ['easting', 'eastings', 'x', 'xcoord', 'xcoordinate', 'gridx', 'osx', 'locationx', 'geox'],
  northing: ['northing', 'northings', 'y', 'ycoord', 'ycoordinate', 'gridy', 'osy', 'locationy', 'geoy'],
  gridReference: ['gridreference', 'gridref', 'osgridreference', 'osgridref', 'osref', 'ngr'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'long', 'lon', 'lng'],
  postcode: ['postcode', 'postalcode', 'incidentpostcode', 'locationpostcode'],
  areaCode: ['lsoacode', 'lsoa', 'wardcode', 'areacode', 'beatcode', 'outputarea'],
  place: [
    ...['place', 'location', 'address', 'incidentlocation', 'incidentaddress', 'locationdescription'],
    ...['streetname', 'street', 'road', 'premises', 'site', 'fulladdress'],
  ],
  outcome: ['outcome', 'result', 'disposal', 'closingcode', 'lastoutcomecategory', 'actiontaken', 'status'],
  caller: [
    ...['caller', 'callername', 'complainant', 'complainantname', 'informant', 'reportedbyname', 'customer'],
  ],
  phone: [
    ...['telephone', 'callertelephone', 'callerphone', 'callernumber', 'phone', 'phonenumber', 'mobile'],
  ],
  victim: ['victim', 'victimreference', 'victimref', 'victimid', 'victimname', 'aggrieved'],
  offender: ['offender', 'offenderreference', 'offenderref', 'offenderid', 'suspect', 'perpetrator'],
}

const letters = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Finds the fields of an incident among the names of columns. A column is used once at most. */
export function fieldsByName(header: readonly string[]): MappingSpec['fields'] {
  const fields: MappingSpec['fields'] = {}
  const taken = new Set<string>()
  for (const field of incidentFields) {
    for (const known of knownAs[field].map(letters)) {
      const column = header.find(name => letters(name) === known && !taken.has(name))
      if (column === undefined) continue
      fields[field] = column
      taken.add(column)
      break
    }
  }
  // Half a pair of coordinates places nothing.
  for (const [one, other] of [
    ['easting', 'northing'],
    ['latitude', 'longitude'],
  ] as const) {
    if (fields[one] === undefined || fields[other] === undefined) {
      delete fields[one]
      delete fields[other]
    }
  }
  return fields
}
