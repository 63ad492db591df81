//! Which answers does a table hold?
//!
//! A row is an answer, in one language or, where columns name languages, in several. Commas, semicolons, tabs or bars
//! part the cells; a cell may hold HTML, Markdown or plain text.

mod heads;
mod row;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use shelfhelp::i18n::Locale;
use shelfhelp::problem::{Problem, Severity};

use super::tell::{Place, Told, short};
use super::{File, Harvest, language};
use crate::import::ASSUMED;
use crate::source::Lines;
use heads::{Head, Role};
use row::Row;

/// The text of a table's bytes. Spreadsheets write UTF-8, UTF-16 with a mark, or the older set of Western Europe.
pub(crate) fn decode(bytes: &[u8]) -> (String, Option<Problem>) {
    let (encoding, _) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let (text, _, broken) = encoding.decode(bytes);
    if !broken {
        return (text.into_owned(), None);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let message = "the table is not UTF-8; it is read as Windows-1252";
    let help = "look whether letters such as é and ß came through; otherwise save it again as \"CSV UTF-8\"";
    (text.into_owned(), Some(Problem::new(Severity::Warning, ASSUMED, "", message, help)))
}

/// Whether a text is a table of questions and answers.
pub(crate) fn is_table(text: &str) -> bool {
    let (body, _, said) = start(text);
    Table::best(body, said).is_some()
}

/// The answers of tables.
pub(crate) fn read(files: &[File], locale: &Locale) -> Harvest {
    let mut rows = Rows::default();
    for file in files {
        rows.file(file, locale);
    }
    Harvest { articles: rows.articles, findings: rows.told.findings }
}

/// The table below the mark of UTF-8 and the line `sep=;` that spreadsheets write, how many lines that is, and what it
/// says parts the cells.
fn start(text: &str) -> (&str, usize, Option<u8>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = first.trim_end_matches('\r').trim_matches('"');
    match line.as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', mark] => (rest, 1, Some(*mark)),
        _ => (text, 0, None),
    }
}

/// How a table is parted, and what its columns hold.
struct Table {
    mark: u8,
    heads: Vec<Option<Head>>,
    names: Vec<String>,
}

impl Table {
    /// The way to part the cells that makes most of the headings known; none where none gives question and answer.
    fn best(text: &str, said: Option<u8>) -> Option<Table> {
        let marks = said.map_or(vec![b',', b';', b'\t', b'|'], |mark| vec![mark]);
        let tables = marks.into_iter().filter_map(|mark| Table::with(text, mark));
        tables.max_by_key(|table| table.heads.iter().flatten().count())
    }

    fn with(text: &str, mark: u8) -> Option<Table> {
        let first = reader(text, mark).records().next()?.ok()?;
        let names: Vec<String> = first.iter().map(|name| name.trim().to_owned()).collect();
        let mut heads: Vec<Option<Head>> = names.iter().map(|name| heads::read(name)).collect();
        let any = |heads: &[Option<Head>], role: Role| heads.iter().flatten().any(|head| head.role == role);
        // A description is the answer where nothing else is.
        let to = if any(&heads, Role::Answer) { Role::Summary } else { Role::Answer };
        for head in heads.iter_mut().flatten().filter(|head| head.role == Role::Description) {
            head.role = to;
        }
        (any(&heads, Role::Question) && any(&heads, Role::Answer)).then_some(Table { mark, heads, names })
    }
}

fn reader(text: &str, mark: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(mark).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// What came of the rows of all tables.
#[derive(Default)]
struct Rows {
    articles: Vec<super::Article>,
    told: Told,
    /// The file and question of each source and language.
    known: HashMap<(String, Locale), (String, String)>,
}

impl Rows {
    fn file(&mut self, file: &File, locale: &Locale) {
        let (body, above, said) = start(&file.text);
        let Some(table) = Table::best(body, said) else {
            let first = body.lines().next().unwrap_or_default();
            let message = format!("no column is a question and an answer by its heading: {}", short(first));
            let help = "head two columns with the words `question` and `answer`";
            self.told.error(&Place::line(&file.name, above + 1), "table-heads", message, help);
            return;
        };
        let columns = self.columns(file, &table, above);
        let locale = language::of_name(&file.name).unwrap_or_else(|| locale.clone());
        let lines = Lines::new(body);
        let mut last = 0;
        for (i, record) in reader(body, table.mark).records().enumerate() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let message = format!("the table cannot be read on: {error}");
                    self.told.error(&Place::line(&file.name, last + 1), "table", message, "save it again as CSV UTF-8");
                    break;
                }
            };
            let line = line_of(&record, body, &lines) + above;
            last = line;
            if i > 0 && !record.iter().all(|cell| cell.trim().is_empty()) {
                self.record(file, &table, &columns, &record, line, &locale);
            }
        }
        // Written well, quotation marks come in pairs, those within cells too.
        if body.matches('"').count() % 2 == 1 {
            let message = "the table has a quotation mark without its pair; cells below it may have become one";
            self.told.noted(&Place::line(&file.name, last), message, "look at the last answers of this table");
        }
    }

    /// Which column holds what, by language; what is not read is told once.
    fn columns(&mut self, file: &File, table: &Table, above: usize) -> BTreeMap<(Option<Locale>, Role), usize> {
        let mut columns = BTreeMap::new();
        let place = Place::line(&file.name, above + 1);
        for (i, (head, name)) in table.heads.iter().zip(&table.names).enumerate() {
            match head {
                Some(head) if head.role == Role::Left => {}
                Some(head) => {
                    if *columns.entry((head.locale.clone(), head.role)).or_insert(i) != i {
                        let message = format!("the column `{name}` says what one before it says, and is not read");
                        self.told.noted(&place, message, "give each column a heading of its own");
                    }
                }
                None if name.is_empty() => {}
                None => {
                    let message = format!("the column `{}` is not known and is not imported", short(name));
                    let help = "look whether it says something that shoppers should know";
                    self.told.noted(&place, message, help);
                }
            }
        }
        columns
    }

    fn record(
        &mut self,
        file: &File,
        table: &Table,
        columns: &BTreeMap<(Option<Locale>, Role), usize>,
        record: &StringRecord,
        line: usize,
        locale: &Locale,
    ) {
        let place = Place::line(&file.name, line);
        if record.len() > table.heads.len() && record.iter().skip(table.heads.len()).any(|cell| !cell.trim().is_empty())
        {
            let message = format!("the row has {} cells and the table {} headings", record.len(), table.heads.len());
            self.told.lost(&place, message, "put cells that hold the mark between cells in quotes");
        }
        let row = Row { columns, record, place, locale };
        for article in row.articles(&mut self.told) {
            self.keep(article, file, &row.place);
        }
    }

    fn keep(&mut self, mut article: super::Article, file: &File, place: &Place) {
        let key = (article.source.clone(), article.locale.clone());
        let Some((before, question)) = self.known.get(&key) else {
            self.known.insert(key, (file.name.clone(), article.question.clone()));
            self.articles.push(article);
            return;
        };
        if *before == file.name || *question == article.question {
            let message = format!("\"{}\" has the id of an answer before it and is left out", short(&article.question));
            self.told.lost(place, message, "give each row an id of its own, or none");
            return;
        }
        // Two tables that both count from 1.
        let stem = file.name.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default();
        let id = article.source.strip_prefix("csv:").unwrap_or(&article.source);
        article.source = format!("csv:{}:{id}", super::question::slug(stem));
        let key = (article.source.clone(), article.locale.clone());
        if self.known.insert(key, (file.name.clone(), article.question.clone())).is_none() {
            self.articles.push(article);
        }
    }
}

/// The line on which a record begins; its position is where the one before it ended, with the end of that line.
fn line_of(record: &StringRecord, body: &str, lines: &Lines<'_>) -> usize {
    let byte = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
    let blank = body.as_bytes().iter().skip(byte).take_while(|b| matches!(b, b'\r' | b'\n')).count();
    lines.spot(byte + blank).line
}
