import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

const postcodes = 'Postcode,Easting,Northing\nLE1 6AB,458700,304500\nLE2 1AA,459100,303900\nLE3 1AA,0,0\n'

test('a postcode file is loaded from the settings, and a wrong one is refused with what to do', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.createBureau('Postcodes')
  await desk.goTo('Settings')
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Postcodes' }).click()
  await expect(page.getByText('No postcode file yet')).toBeVisible()
  await expectAccessible(page)

  const choose = desk.button('Choose a file')
  await desk.chooseFile(() => choose.click(), 'calls.csv', 'Ref,Date\n1,2\n')
  await expect(page.getByText('calls.csv holds no postcodes')).toBeVisible()

  await desk.chooseFile(() => choose.click(), 'postcodes.csv', postcodes)
  const loaded = page.getByRole('region', { name: 'Loaded' })
  await expect(loaded).toContainText('postcodes.csv')
  await expect(loaded).toContainText('3 postcodes')
  await expect(loaded).toContainText('1 postcode')
  await expectAccessible(page)
  await expect(desk.button('Load another file')).toBeVisible()
})
