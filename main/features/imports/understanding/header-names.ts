import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { type IncidentField, incidentFields } from '#shared/features/imports/rules.ts'

/** What sources call the fields, the most telling names first. Case, blanks and marks do not count. */
const knownAs: Record<IncidentField, string> = {
  reference:
    'reference, incident reference, reference number, reference no, ref, ref no, incident number, incident no, incident id, ' +
    'incident ref, call reference, call ref, call no, call number, call id, case id, case number, case no, case ref, case reference, ' +
    'urn, unique reference, unique reference number, crime id, crime number, crime no, crime ref, log number, log no, log, cad, cad number, ' +
    'cad no, cad ref, storm number, storm ref, service request, service request id, sr number, enquiry number, enquiry no, enquiry ref, ' +
    'job number, job ref, job no, ticket, ticket number, report number, event number, event id, ' +
    'irs incident number, fdr1, id',
  from:
    'datetime, date time, date and time, incident datetime, incident date time, incident date, date of incident, date from, from date, from, ' +
    'start date, start datetime, start, date of call, call date, call datetime, call received, time of call, received, date received, received date, received on, ' +
    'reported, date reported, reported date, reported on, report date, created, date created, created date, created on, creation date, ' +
    'date opened, opened, opened date, date raised, raised, logged, date logged, logged date, case opened, case opened date, occurred, occurred from, ' +
    'occurred on, occurred date, date occurred, committed from, committed on from, offence date, date committed, event date, ' +
    'earliest date, first date, date started, date of admission, admission date, arrival date, attendance date, date of attendance, ' +
    'date of complaint, complaint date, date, when, month, month year, period',
  fromTime:
    'time, incident time, time of incident, call time, time from, from time, start time, time received, received time, time reported, ' +
    'reported time, time started, occurred time, time occurred, committed from time, event time, time of day, arrival time, attendance time, ' +
    'time of admission, created time, time created, earliest time',
  to:
    'to, date to, to date, end date, end datetime, end, occurred to, committed to, committed on to, until, date until, latest date, last date, ' +
    'date ended',
  toTime: 'time to, to time, end time, time until, committed to time, latest time, time ended',
  category:
    'category, incident type, incident category, type of incident, asb type, asb category, type of asb, call type, crime type, offence type, ' +
    'offence, offence description, type, complaint type, type of complaint, nature of complaint, complaint, nature, nature of call, ' +
    'nature of incident, type of call, classification, initial classification, opening code, opening code description, opening classification, ' +
    'opening type, final code, final type, qualifier, subject, subject name, service, service type, request type, case type, asb case type, ' +
    'noise type, noise source, fly tipping type, waste type, land type, fire type, type of fire, property type, cause, diagnosis group, ' +
    'reason for attendance, call category, chief complaint, problem, problem type, issue, issue type, code, description of type',
  channel:
    'channel, contact method, contact channel, contact type, method of contact, how reported, how received, how notified, source of report, ' +
    'source of call, call source, call origin, reporting method, method, via, origin, received by, received via',
  easting:
    'easting, eastings, east, x, x coord, x coordinate, x co ordinate, x coordinates, grid x, grid easting, map x, map easting, os x, os easting, ' +
    'osgb easting, location x, location easting, incident easting, geo x, geocode x, site easting, gis x, coord x, bng easting, ' +
    'asset easting',
  northing:
    'northing, northings, north, y, y coord, y coordinate, y co ordinate, y coordinates, grid y, grid northing, map y, map northing, os y, os northing, ' +
    'osgb northing, location y, location northing, incident northing, geo y, geocode y, site northing, gis y, coord y, bng northing, ' +
    'asset northing',
  gridReference:
    'grid reference, grid ref, os grid reference, os grid ref, os ref, osgr, ngr, national grid reference, map reference, map ref',
  latitude: 'latitude, lat, location latitude, incident latitude, geo lat, gps lat, gps latitude, y lat',
  longitude:
    'longitude, long, lon, lng, location longitude, incident longitude, geo long, geo lng, gps long, gps lon, gps longitude, x long',
  postcode:
    'postcode, post code, postal code, incident postcode, location postcode, site postcode, postcode of incident, address postcode, ' +
    'property postcode, pcode, pcd, pcds, postcode sector',
  areaCode:
    'lsoa code, lsoa, lsoa11 cd, lsoa21 cd, lsoa 2011, lsoa 2021, lsoa11, lsoa21, ward code, wd22cd, wd23cd, wd24cd, area code, beat code, ' +
    'output area, output area code, oa code, msoa code, msoa',
  place:
    'place, location, address, incident location, incident address, location description, location text, location name, full address, ' +
    'street name, street, road, road name, premises, premises name, site, site name, venue, locus, where, on or near, nearest road, ' +
    'estate, block, scheme, patch, general postcode address, postcode district',
  outcome:
    'outcome, result, disposal, closing code, closing code description, closing classification, closure code, closure reason, ' +
    'last outcome category, action taken, action, resolution, status, case status, outcome type',
  answered:
    'answered, answered at, time answered, answered time, call answered, call answered at, date answered, answer time, seconds to answer, ' +
    'time to answer, answered after, answered in seconds, wait, waited, wait time, wait seconds, wait time seconds, waiting time, seconds waited, ' +
    'time waited, queue time, queue seconds, time in queue, ring time, ring seconds, speed of answer, answer delay',
  visited:
    'first visit, first visit date, date of first visit, first visited, first visit at, visited, visited on, visited at, date visited, visit date, ' +
    'first attended, first attendance, attended, attended on, attended at, time attended, date attended, on scene, on scene time, time on scene, ' +
    'on scene at, at scene, time at scene, arrived at scene, arrived, arrived at, time arrived, first arrival, first on scene, first unit arrived, ' +
    'officer attended, officer visit, inspected, date inspected, first inspection',
  resolved:
    'resolved, resolved on, resolved at, resolved date, date resolved, time resolved, closed, closed on, closed at, closed date, date closed, time closed, ' +
    'case closed, case closed date, incident closed, job closed, closure date, completed, completed on, completed date, date completed, completion date, ' +
    'job completed, cleared, cleared on, date cleared, removed, removed on, date removed, finished, date finished, stop time, time of stop',
  caller:
    'caller, caller name, callers name, complainant, complainant name, complainant id, complainant ref, informant, informant name, reported by, ' +
    'reported by name, reporter, reporter name, customer, customer name, customer id, customer ref, person reporting, reporting person, ' +
    'tenant, tenant name, tenancy ref, tenancy reference, requester, requested by, contact name, party ref',
  phone:
    'telephone, telephone number, telephone no, tel, tel no, caller telephone, caller phone, caller number, callers number, phone, phone number, phone no, ' +
    'mobile, mobile number, mobile no, contact number, contact telephone, contact phone, cli, msisdn',
  victim:
    'victim, victim reference, victim ref, victim id, victim name, victim urn, aggrieved, aggrieved name, injured party, ip name, patient, ' +
    'patient id, patient ref, patient reference',
  offender:
    'offender, offender reference, offender ref, offender id, offender name, offender urn, suspect, suspect name, suspect ref, suspect id, perpetrator, ' +
    'perpetrator name, perpetrator ref, alleged perpetrator, nominal, nominal ref, nominal id, subject of complaint, defendant',
}

/** A name of a column as it is compared: letters and figures only, camel case and marks passed over. */
export const letters = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

const known = Object.fromEntries(
  incidentFields.map(field => [field, knownAs[field].split(',').map(letters)]),
) as Record<IncidentField, string[]>

/** Finds the fields of an incident among the names of columns. A column is used once at most. */
export function fieldsByName(header: readonly string[]): MappingSpec['fields'] {
  const fields: MappingSpec['fields'] = {}
  const columns = new Map<string, string>()
  for (const name of header.toReversed()) columns.set(letters(name), name)
  for (const field of incidentFields) {
    const found = known[field].find(name => columns.has(name))
    if (found === undefined) continue
    fields[field] = columns.get(found)!
    columns.delete(found)
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

const personal =
  /name|caller|complainant|victim|offender|suspect|aggrieved|informant|perpetrator|tenant|customer|person|nominal|patient|officer|phone|tel$|mobile|e-?mail|birth|d\.?o\.?b|\bage\b|ethnic|gender|\bsex\b|surname|contact/i

/** True for a column whose name says that it is about a person: it is never suggested for what is kept in clear. */
export function looksPersonal(name: string): boolean {
  return personal.test(name)
}
