//! Which places do tables of rates tell apart, and how do they lie to one another?
//!
//! A table names groups of postcodes or sets of states, and another table may cut the same country up differently. Places
//! of ours are tried in order, so narrower ones go first, and what is left of the country comes last.

use shelfhelp::delivery::{self, postcode};
use shelfhelp::problem::{Reader, Value};

use super::super::draft::{Place, short_name};
use super::super::{any, groups, lost, text};
use super::shape::{Lie, Shape, bare, country_of, states};

/// What the last header of a table says.
const ALL_OTHERS: &str = "all other locations";

/// Part of a country.
#[derive(Debug)]
struct Area {
    /// What tables call it: the name of a group, the id or name of a region, or ids of locations.
    names: Vec<String>,
    /// Empty where nobody says it.
    country: String,
    shape: Shape,
    /// Whether a table names it.
    is_used: bool,
    /// The id of its place, once there is one.
    id: String,
}

/// All areas of an export.
#[derive(Debug, Default)]
pub(super) struct Areas {
    list: Vec<Area>,
}

/// A place to which a service may go: an area, or what is left of a country.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'c> {
    country: &'c str,
    /// Its rank among the areas, in the order in which places are tried; none for what is left.
    area: Option<usize>,
}

impl Spot<'_> {
    pub(super) fn is_in(self, country: &str) -> bool {
        self.country == country
    }
}

impl Areas {
    /// The groups and regions of an export, as far as services name them.
    pub(super) fn read(settings: &Reader<'_>, export: &Reader<'_>, services: &[Reader<'_>]) -> Areas {
        let mut areas = Areas::default();
        for group in groups(settings, &["postalCodeGroups"]) {
            let ranges = groups(&group, &["postalCodeRanges"]);
            areas.add(&group, &["name"], text(&group, "country"), ranges);
        }
        // Regions are a resource of their own, and may have been put beside the settings.
        let holder = if settings.get("regions").is_some() { settings } else { export };
        for region in groups(holder, &["regions"]) {
            match (any(&region, &["postalCodeArea"]), any(&region, &["geotargetArea", "geoTargetArea"])) {
                (Some(area), _) => {
                    let ranges = groups(&area, &["postalCodes"]);
                    areas.add(&region, &["regionId", "name", "displayName"], text(&area, "regionCode"), ranges);
                }
                (None, Some(area)) => {
                    let ids = area.get("geotargetCriteriaIds").map(|ids| ids.items()).unwrap_or_default();
                    let ids: Vec<&str> = ids.iter().filter_map(|id| id.value().as_text()).collect();
                    let shape = states(&ids);
                    let country = match &shape {
                        Shape::States(states) => country_of(states),
                        _ => None,
                    };
                    areas.list.extend(country.map(|country| Area::new(names(&region), country, shape)));
                }
                _ => {}
            }
        }
        services.iter().for_each(|service| areas.mark(service, service.value()));
        // Narrower ones first; postcodes are narrower than states. The sort keeps the rest as it is.
        let rank = |area: &Area| {
            let around = areas.list.iter().filter(|other| lie(other, area) == Lie::Covers).count();
            (matches!(area.shape, Shape::States(_)), core::cmp::Reverse(around))
        };
        let mut ranked: Vec<_> = areas.list.iter().map(rank).enumerate().collect();
        ranked.sort_by_key(|(_, rank)| *rank);
        let order: Vec<usize> = ranked.into_iter().map(|(at, _)| at).collect();
        let mut list: Vec<Option<Area>> = areas.list.into_iter().map(Some).collect();
        let list = order.into_iter().filter_map(|at| list.get_mut(at).and_then(Option::take)).collect();
        Areas { list }
    }

    fn add(&mut self, group: &Reader<'_>, keys: &[&str], country: Option<&str>, ranges: Vec<Reader<'_>>) {
        let names: Vec<String> = keys.iter().filter_map(|key| text(group, key)).map(last_part).collect();
        let Some(country) = country.and_then(delivery::country) else {
            let message = format_args!("the group \"{}\" has no known country", names.join(" "));
            return lost(group, message, "its rates are left to checkout");
        };
        let (mut patterns, mut ends, mut whole) = (Vec::new(), Vec::new(), true);
        for range in ranges {
            let first = any(&range, &["postalCodeRangeBegin", "begin"]).and_then(|first| first.value().as_text());
            let last = any(&range, &["postalCodeRangeEnd", "end"]).and_then(|last| last.value().as_text());
            let first = first.unwrap_or_default().trim();
            let pattern = match last.map(str::trim).filter(|last| !last.is_empty() && *last != first) {
                None => first.to_owned(),
                Some(last) => format!("{}..{}", first.trim_end_matches('*'), last.trim_end_matches('*')),
            };
            match postcode::check_pattern(&country, &pattern) {
                Ok(_) => {
                    ends.push((bare(first), bare(last.unwrap_or(first))));
                    patterns.push(pattern);
                }
                Err(wrong) => {
                    whole = false;
                    lost(&range, wrong, "rates that need these postcodes are left to checkout");
                }
            }
        }
        let shape = if whole && !patterns.is_empty() { Shape::Codes(patterns, ends) } else { Shape::Unknown };
        self.list.push(Area::new(names, country, shape));
    }

    /// Marks what the tables of a service name, and adds what nobody describes.
    fn mark(&mut self, service: &Reader<'_>, value: &Value) {
        match value {
            Value::List(items) => items.iter().for_each(|item| self.mark(service, item)),
            Value::Map(entries) => {
                for (key, value) in entries {
                    match (key.as_str(), value) {
                        ("postalCodeGroupNames", Value::List(names)) => {
                            names.iter().filter_map(Value::as_text).for_each(|name| self.mark_name(service, name));
                        }
                        ("locations", Value::List(sets)) => {
                            sets.iter().for_each(|set| self.mark_set(service, &ids_of(set)));
                        }
                        _ => self.mark(service, value),
                    }
                }
            }
            _ => {}
        }
    }

    fn mark_name(&mut self, service: &Reader<'_>, name: &str) {
        if is_all_others(name) {
            return;
        }
        match self.list.iter_mut().find(|area| area.is_called(name)) {
            Some(area) => area.is_used = true,
            None => {
                let message = format_args!("the export does not say which postcodes \"{name}\" has");
                lost(service, message, "put the regions into the export; prices that need them are left to checkout");
                self.list.push(Area::new(vec![last_part(name)], String::new(), Shape::Unknown));
            }
        }
    }

    fn mark_set(&mut self, service: &Reader<'_>, ids: &[&str]) {
        let name = ids.join("+");
        if let Some(area) = self.list.iter_mut().find(|area| area.is_called(&name)) {
            area.is_used = true;
            return;
        }
        let shape = states(ids);
        let country = match &shape {
            Shape::States(states) => country_of(states),
            _ => {
                let message = format_args!("the locations {} are not known here", ids.join(", "));
                lost(service, message, "their rates are left to checkout; write places with regions by hand");
                None
            }
        };
        self.list.push(Area { is_used: true, ..Area::new(vec![name], country.unwrap_or_default(), shape) });
    }

    /// Adds the places of a country; answers with them as spots, what is left of the country last, and their ids.
    pub(super) fn places<'c>(&mut self, country: &'c str, places: &mut Vec<Place>) -> Vec<(Spot<'c>, String)> {
        let mut spots = Vec::new();
        for (at, area) in self.list.iter_mut().enumerate().filter(|(_, area)| area.is_used && area.country == country) {
            let place = match &area.shape {
                Shape::Unknown => continue,
                Shape::Codes(patterns, _) => {
                    Place { countries: vec![country.to_owned()], postcodes: patterns.clone(), ..Place::default() }
                }
                Shape::States(regions) => Place { regions: regions.clone(), ..Place::default() },
            };
            let name = area.names.last().cloned().unwrap_or_default();
            // A set of states has no name but Google's numbers.
            let (called, name) = match &area.shape {
                Shape::States(regions) if name.starts_with(|c: char| c.is_ascii_digit()) => {
                    (regions.join(" "), String::new())
                }
                _ => (name.clone(), name),
            };
            let fallback = format!("{}-part", country.to_ascii_lowercase());
            area.id = short_name(&called, &fallback, &|id| places.iter().any(|place| place.id == id));
            places.push(Place { id: area.id.clone(), name, ..place });
            spots.push((Spot { country, area: Some(at) }, area.id.clone()));
        }
        let id = short_name(country, "country", &|id| places.iter().any(|place| place.id == id));
        places.push(Place { id: id.clone(), countries: vec![country.to_owned()], ..Place::default() });
        spots.push((Spot { country, area: None }, id));
        spots
    }

    /// Which of a table's headers may hold for a spot: one where it is sure, several where it is not, none within for no
    /// header at all.
    pub(super) fn headers(&self, names: &[String], spot: Spot<'_>) -> Vec<Option<usize>> {
        let mut maybe = Vec::new();
        for (at, name) in names.iter().enumerate().filter(|(_, name)| !is_all_others(name)) {
            let Some((rank, area)) = self.list.iter().enumerate().find(|(_, area)| area.is_called(name)) else {
                continue;
            };
            match self.lie(rank, area, spot) {
                Lie::Covers => return vec![Some(at)],
                Lie::Partly => maybe.push(Some(at)),
                Lie::Apart => {}
            }
        }
        maybe.push(names.iter().position(|name| is_all_others(name)));
        maybe
    }

    fn lie(&self, rank: usize, area: &Area, spot: Spot<'_>) -> Lie {
        if area.country.is_empty() {
            return Lie::Partly;
        }
        if area.country != spot.country {
            return Lie::Apart;
        }
        match spot.area {
            Some(at) if at == rank => Lie::Covers,
            _ if matches!(area.shape, Shape::Unknown) => Lie::Partly,
            // Its parcels go to its own place, which is tried before.
            None => Lie::Apart,
            Some(at) if rank < at && area.is_used => Lie::Apart,
            Some(at) => self.list.get(at).map_or(Lie::Partly, |place| lie(area, place)),
        }
    }
}

impl Area {
    fn new(names: Vec<String>, country: String, shape: Shape) -> Area {
        Area { names, country, shape, is_used: false, id: String::new() }
    }

    fn is_called(&self, name: &str) -> bool {
        let name = last_part(name);
        self.names.contains(&name)
    }
}

/// What the headers of a table say about places; none where they are of another kind.
pub(super) fn header_names(headers: &Reader<'_>) -> Option<Vec<String>> {
    if let Some(names) = headers.get("postalCodeGroupNames") {
        let name = |name: &Reader<'_>| name.value().as_text().unwrap_or_default().to_owned();
        return Some(names.items().iter().map(name).collect());
    }
    let sets = headers.get("locations")?;
    Some(sets.items().iter().map(|set| ids_of(set.value()).join("+")).collect())
}

fn is_all_others(name: &str) -> bool {
    name.trim().eq_ignore_ascii_case(ALL_OTHERS)
}

/// `zone1` of `accounts/1/regions/zone1`.
fn last_part(name: &str) -> String {
    name.trim().rsplit('/').next().unwrap_or_default().to_owned()
}

fn names(region: &Reader<'_>) -> Vec<String> {
    ["regionId", "name", "displayName"].iter().filter_map(|key| text(region, key)).map(last_part).collect()
}

fn ids_of(set: &Value) -> Vec<&str> {
    match set.get("locationIds") {
        Some(Value::List(ids)) => ids.iter().filter_map(Value::as_text).collect(),
        _ => Vec::new(),
    }
}

fn lie(area: &Area, place: &Area) -> Lie {
    if area.country == place.country { area.shape.lie_to(&place.shape, &place.country) } else { Lie::Apart }
}
