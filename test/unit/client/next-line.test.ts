import { notificationsStore } from '@mantine/notifications'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AppError } from '#shared/rpc/error.ts'
import { useNextLine } from '../../../renderer/client/use-next-line.ts'

test('words that were refused when their field is gone are said where they can be copied', async () => {
  let what = 'Write to the parents'
  const lines: ReturnType<typeof useNextLine>[] = []
  // Drawn and never on the screen: as after turning to the next item, or once the meeting was marked as held.
  function Entry() {
    const setFieldValue = (_: 'what', value: (now: string) => string) => {
      what = value(what)
    }
    lines.push(useNextLine({ setFieldValue, setErrors: () => undefined }))
    return null
  }
  renderToString(createElement(Entry))
  await lines[0]!.send(what, Promise.reject(new AppError('conflict', 'This meeting has been held.')))
  const said = notificationsStore.getState().notifications.map(({ message }) => message)
  expect(said).toEqual([expect.stringContaining('Write to the parents')])
})
