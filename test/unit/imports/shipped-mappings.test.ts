import { expect, test } from 'vitest'
import { type IncidentField, incidentFields, personFields } from '#shared/features/imports/rules.ts'
import { nameOfCode } from '../../../main/features/imports/categories/schemes.ts'
import { looksPersonal } from '../../../main/features/imports/understanding/header-names.ts'
import {
  shippedCodes,
  shippedFor,
  shippedMappings,
} from '../../../main/features/imports/understanding/shipped-mappings.ts'

const keyOf = (header: string[]) => shippedFor(header)?.shipped.key ?? null

test('a street-level file of data.police.uk is known by its published header, without one of them it is not', () => {
  const header =
    'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'.split(
      ',',
    )
  const found = shippedFor(header)
  expect(found?.shipped).toMatchObject({ standard: true, snapped: true, dates: { from: 'yyyy-MM' } })
  expect(found?.fields).toEqual({
    ...{ reference: 'Crime ID', from: 'Month', category: 'Crime type', latitude: 'Latitude' },
    ...{ longitude: 'Longitude', place: 'Location', outcome: 'Last outcome category' },
  })
  expect(shippedCodes(found!.shipped, ['Anti-social behaviour', 'Sorcery'])).toEqual({
    'Anti-social behaviour': 'police-uk:anti-social-behaviour',
  })
  for (const gone of ['Month', 'Falls within']) expect(keyOf(header.filter(name => name !== gone))).toBeNull()
})

test.each([
  ['calls-101', 'Call Reference,Call Date,Call Time,Call Type,Contact Method,Easting,Northing,Caller Name'],
  [
    'police-command-and-control',
    'incident_number,incident_date,incident_time,closing_code_description,easting,northing,result',
  ],
  ['council-noise', 'Service Request,Date Received,Noise Type,Address,Postcode,Complainant,Outcome'],
  ['council-fly-tipping', 'Reference,Date Reported,Land Type,Waste Type,Size,Easting,Northing'],
  ['fire-incidents', 'Incident Number,Date of Call,Time of Call,Fire Type,Station Ground,Easting,Northing'],
  ['housing-asb', 'Case Ref,Date Opened,ASB Type,Address,Postcode,Alleged Perpetrator,Case Status'],
  ['si2007-police', 'Date,Time,NSIR Category,Location,Easting,Northing'],
  ['si2007-fire', 'Date,Time,Fire Category,Location,Grid Reference'],
  ['si2007-ambulance', 'Call Date,Call Time,AMPDS Description,Location,Postcode'],
  ['si2007-hospital', 'Admission Date,ICD Block,General Postcode Address'],
])('%s is known by columns in common use', (key, header) => {
  expect(keyOf(header.split(','))).toBe(key)
})

test('a header that only shares a name or two is none of them', () => {
  expect(keyOf(['ref', 'when', 'type', 'easting', 'northing'])).toBeNull()
  expect(keyOf(['Reference', 'Date', 'Category', 'Location'])).toBeNull()
})

test('every shipped mapping says what it is for, and gives only fields and codes that there are', () => {
  expect(shippedMappings).toHaveLength(11)
  for (const { key, about, source, columns, required, codes, schemes } of shippedMappings) {
    expect(about.length, key).toBeGreaterThan(40)
    expect(source.length, key).toBeGreaterThan(10)
    expect(incidentFields, key).toEqual(expect.arrayContaining(Object.keys(columns)))
    for (const field of ['from', ...required] as IncidentField[]) expect(columns[field], key).toBeDefined()
    for (const code of Object.values(codes)) expect(nameOfCode(code), `${key}: ${code}`).not.toBeNull()
    expect(['asb101', 'nsir2007', 'nsir2011', 'police-uk'], key).toEqual(expect.arrayContaining(schemes))
  }
})

test('no shipped mapping keeps in clear what is named like a person', () => {
  const persons: readonly string[] = personFields
  for (const { key, columns } of shippedMappings) {
    for (const [field, names] of Object.entries(columns)) {
      if (persons.includes(field)) continue
      // “Contact Method” says how, not who.
      const named = names.filter(name => looksPersonal(name) && !/^contact (method|type)$/i.test(name))
      expect(
        named.filter(name => !/ of contact$/i.test(name)),
        key,
      ).toEqual([])
    }
  }
})

test('the usual words of a source have codes, however they are written', () => {
  const housing = shippedMappings.find(({ key }) => key === 'housing-asb')!
  expect(shippedCodes(housing, ['NOISE', 'Pets and Animal Nuisance', 'Rent'])).toEqual({
    NOISE: 'asb101:noisy-neighbours',
    'Pets and Animal Nuisance': 'nsir2007:animal-problems',
  })
  const police = shippedMappings.find(({ key }) => key === 'police-command-and-control')!
  expect(shippedCodes(police, ['ASB - PERSONAL', 'Street drinking'])).toEqual({
    'ASB - PERSONAL': 'nsir2011:personal',
    'Street drinking': 'nsir2007:street-drinking',
  })
})
