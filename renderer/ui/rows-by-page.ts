import type { IDatasource } from 'ag-grid-community'

type Wanted = { offset: number; limit: number }

/** Rows for a table of which only the parts in sight are asked for. */
export function rowsByPage<Row>(
  ask: (wanted: Wanted) => Promise<{ total: number; rows: Row[] }>,
  onFailure: (error: unknown) => void,
): IDatasource {
  return {
    getRows({ startRow, endRow, successCallback, failCallback }) {
      ask({ offset: startRow, limit: endRow - startRow }).then(
        ({ rows, total }) => successCallback(rows, total),
        error => {
          onFailure(error)
          failCallback()
        },
      )
    },
  }
}
