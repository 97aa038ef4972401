import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { madeZip } from '../unit/imports/archive-made.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

/** A month of data.police.uk's street-level file, invented. */
function streetMonth(month: string, rows: number): string {
  const header =
    'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
  const lines = Array.from(
    { length: rows },
    (_, i) =>
      `,${month},Leicestershire Police,Leicestershire Police,-1.13${i % 10},52.63${i % 10},On or near High Street,E01013600,Leicester 001A,Anti-social behaviour,,`,
  )
  return `${[header, ...lines].join('\n')}\n`
}

test('an archive of months beside a file nobody knows: the known ones load with one press', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  const archive = join(application.folder, 'months.zip')
  const unknown = join(application.folder, 'calls.csv')
  const old = join(application.folder, 'old.xls')
  writeFileSync(
    archive,
    madeZip([
      { name: '2025-01/2025-01-leicestershire-street.csv', content: streetMonth('2025-01', 60) },
      { name: '2025-02/2025-02-leicestershire-street.csv', content: streetMonth('2025-02', 50) },
    ]),
  )
  writeFileSync(unknown, 'Ref,Received,Type\n1,2025-01-02,Noise\n2,2025-01-03,Litter\n')
  writeFileSync(old, Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex'))
  await desk.open()
  await desk.createBureau('Northgate')
  await desk.goTo('Imports')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    desk.button('Import a file').first().click(),
  ])
  await chooser.setFiles([archive, unknown, old])

  const files = page.getByRole('table', { name: 'Files' })
  const rowOf = (name: string) => files.getByRole('row', { name })
  await expect(rowOf('2025-01-leicestershire')).toContainText('recognised')
  await expect(rowOf('calls.csv')).toContainText('its columns are to be matched')
  await expect(rowOf('old.xls')).toContainText('cannot be read')
  await expect(desk.button('Import all recognised (0)')).toBeDisabled()
  await desk.addSource('data.police.uk', 'Police')
  await desk.button('Import all recognised (2)').click()
  await expect(rowOf('2025-02-leicestershire')).toContainText('50 read = 50 loaded')
  await expect(page.getByText('2 files imported: 110 read = 110 loaded')).toBeVisible()
  await expectAccessible(page)

  await desk.button('Match its columns: calls.csv').click()
  await expect(page.getByRole('heading', { name: 'This file is new: match its columns' })).toBeVisible()
  await page.goBack()
  await expect(rowOf('2025-01-leicestershire')).toContainText('version 1 of the source data.police.uk')

  await desk.goTo('Imports')
  await desk.chooseFile(() => desk.button('Import a file').first().click(), 'old.xls', { path: old })
  await expect(page.getByRole('alert')).toContainText('old.xls')
  await expect(desk.button('Try again')).toBeHidden()
})
