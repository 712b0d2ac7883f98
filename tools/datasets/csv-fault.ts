/** Why the text of a CSV file cannot be read for certain, as a sentence for whoever made it. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault';
}
