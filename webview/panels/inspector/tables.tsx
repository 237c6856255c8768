import { Fragment } from 'react';
import type { TableView } from '../../../src/protocol/view';

/** Tables such as the files of a VM; what there is to say of a row beyond its cells stands below them. */
export function Tables({ tables }: { readonly tables: readonly TableView[] }) {
  return tables.map((table) => (
    <section key={table.title} className="tv-group" aria-label={table.title}>
      <h3 className="tv-group-title">{table.title}</h3>
      {table.about !== '' && <p className="tv-table-about tv-muted tv-small">{table.about}</p>}
      {table.rows.length > 0 && <Rows table={table} />}
    </section>
  ));
}

function Rows({ table: { title, columns, rows } }: { readonly table: TableView }) {
  return (
    <table className="tv-table" aria-label={title}>
      <thead><tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ cells, detail }, index) => (
          <Fragment key={index}>
            <tr className="tv-table-row">{cells.map((cell, at) => (at === 0 ? <th key={at} scope="row">{cell}</th> : <td key={at} className="tv-figures">{cell}</td>))}</tr>
            {detail !== '' && <tr className="tv-table-detail"><td className="tv-muted tv-small" colSpan={columns.length}>{detail}</td></tr>}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
