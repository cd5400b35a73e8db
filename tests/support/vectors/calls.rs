//! Calls of Python's managers, made in this client's terms.

use futures_executor::block_on;
use serde_json::{Map, Value, json};
use slipway::openstack::{
    Direction, Error, Id, Result,
    novaclient::{
        By, Change, ConsoleType, CreateServer, FlavorSearch, Hook, Nova, Partial, Server,
        ServerSearch, UpdateServer, Visibility, Wanted,
    },
};

/// Ids of what came back, or the rule by which a call is not made.
pub type Made = Result<Result<Value>, &'static str>;

/// Makes `call` in our terms.
pub fn make(call: &[Value], nova: &Nova) -> Made {
    let name = call[0].as_str().expect("a name");
    let told = call.get(1).cloned().unwrap_or_default();
    let kwargs = told["kwargs"].as_object().cloned().unwrap_or_default();
    let first = Id::new(told["args"][0].as_str().unwrap_or_default());
    let new = || CreateServer::new("n", Some(Id::new("img")), Id::new("1"));
    Ok(match name {
        "construct" => Ok(json!(nova.api_version.to_string())),
        "discover_version" => block_on(async {
            let wanted = match told["requested"].as_str().expect("a version") {
                "2.latest" => Wanted::Latest,
                version => Wanted::Exactly(version.parse()?),
            };
            Ok(json!(nova.discover_version(wanted).await?.to_string()))
        }),
        "servers.list" => return list(nova, &kwargs),
        "servers.get" => block_on(nova.servers.get(&first)).map(|it| json!([it.id])),
        "servers.create" if kwargs.is_empty() => {
            block_on(nova.servers.create(&new())).map(|it| json!([it.id]))
        }
        "servers.topology" => block_on(nova.servers.topology(&first)).map(|_| Value::Null),
        "servers.get_vnc_console" if told["args"][1] == "novnc" => {
            block_on(nova.servers.get_console_url(&first, ConsoleType::Novnc)).map(|_| Value::Null)
        }
        "servers.update" => update(nova, &first, &kwargs),
        "servers.find" | "servers.findall" => return find(nova, name, &kwargs),
        "find_resource" => {
            let name = told["name_or_id"].as_str().expect("a name");
            match told["manager"].as_str() {
                Some("servers") => {
                    block_on(nova.servers.find_resource(name)).map(|it| json!([it.id]))
                }
                Some("flavors") => {
                    block_on(nova.flavors.find_resource(name)).map(|it| json!([it.id]))
                }
                _ => return Err("values-are-typed"),
            }
        }
        "flavors.list" | "flavors.findall" => {
            let number = |key: &str| kwargs.get(key).and_then(Value::as_u64);
            let search = FlavorSearch {
                visibility: match kwargs.get("is_public") {
                    Some(Value::Null) => Visibility::Any,
                    Some(Value::Bool(false)) => Visibility::Private,
                    _ => Visibility::Public,
                },
                min_ram: number("min_ram"),
                min_disk: number("min_disk"),
                limit: number("limit").and_then(|limit| u32::try_from(limit).ok()),
                ..FlavorSearch::default()
            };
            match block_on(nova.flavors.search(&search).all()) {
                // The cases have flavors that lack what every flavor has.
                Err(Error::Malformed { .. }) => return Err("values-are-typed"),
                outcome => outcome.map(|all| all.iter().map(|it| json!(it.id)).collect()),
            }
        }
        "hook" => {
            let hook = match told["hook"].as_str() {
                Some("modify_body_for_create") => Some(Hook::Create),
                Some("modify_body_for_update") => Some(Hook::Update),
                _ => None,
            };
            for (number, hook) in
                (0..told["count"].as_u64().unwrap_or(1)).zip(hook.into_iter().cycle())
            {
                let change = move |body: &mut Value| {
                    body["server"][format!("hooked{number}")] = json!(true);
                };
                match told["register_on"].as_str() {
                    Some("servers") => nova.servers.add_hook(hook, change),
                    _ => nova.flavors.add_hook(hook, change),
                }
            }
            match told["call"].as_str() {
                Some("servers.create") => {
                    block_on(nova.servers.create(&new())).map(|_| Value::Null)
                }
                _ => update(nova, &first, &kwargs).map(|_| Value::Null),
            }
        }
        "lazy" if told["method"] == "create" => block_on(async {
            let mut made = Partial::from(nova.servers.create(&new()).await?.id);
            nova.servers.complete(&mut made).await?;
            nova.servers.complete(&mut made).await.map(|_| Value::Null)
        }),
        "lazy" => block_on(nova.servers.list()).map(|_| Value::Null),
        "cache" => return Err("completions-are-kept-in-memory"),
        "glance.find_image" => return Err("images-are-glances"),
        "versions.list" => return Err("one-version-is-asked-for"),
        _ => return Err("values-are-typed"),
    })
}

fn list(nova: &Nova, kwargs: &Map<String, Value>) -> Made {
    let texts = |key: &str| -> Vec<String> {
        let all = kwargs.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        all.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let directions = texts("sort_dirs").into_iter().map(|direction| match &*direction {
        "asc" => Direction::Ascending,
        _ => Direction::Descending,
    });
    let mut search = ServerSearch {
        sort: texts("sort_keys").into_iter().zip(directions).collect(),
        // All pages are read anyway: -1 says nothing more.
        limit: kwargs.get("limit").and_then(Value::as_u64).and_then(|it| u32::try_from(it).ok()),
        marker: kwargs.get("marker").and_then(Value::as_str).map(Id::new),
        ..ServerSearch::default()
    };
    for (key, value) in kwargs.get("search_opts").and_then(Value::as_object).into_iter().flatten() {
        let text = value.as_str().unwrap_or_default().to_owned();
        match &**key {
            "status" => search.status = vec![text],
            "name" => search.name = text,
            "host" => search.host = text,
            "ip" => search.ip = text,
            "tenant_id" => search.tenant_id = text,
            "image" => search.image = value.as_str().map(Id::new),
            "all_tenants" => search.all_tenants = *value == true || *value == 1,
            "deleted" => search.deleted = *value == true,
            "locked" => search.locked = value.as_bool(),
            "config_drive" => search.config_drive = value.as_bool(),
            _ => return Err("values-are-typed"),
        }
    }
    Ok(block_on(async {
        if kwargs.get("detailed") == Some(&json!(false)) {
            let all = nova.servers.search_partial(&search)?.all().await?;
            return Ok(all.iter().map(|it| json!(it.id)).collect());
        }
        let all = nova.servers.search(&search)?.all().await?;
        Ok(all.iter().map(|it| json!(it.id)).collect())
    }))
}

fn find(nova: &Nova, verb: &str, kwargs: &Map<String, Value>) -> Made {
    let text = |key: &str| kwargs.get(key).and_then(Value::as_str);
    let by = match (text("name"), text("human_id")) {
        (Some(name), _) => By::Name(name),
        (_, Some(human_id)) => By::HumanId(human_id),
        // What no server has fits none.
        _ if kwargs.contains_key("nosuch") => By::That(&|_| false),
        _ => return Err("values-are-typed"),
    };
    if kwargs.contains_key("all_tenants") {
        let found = block_on(nova.servers.findall_of_all_tenants(by));
        return Ok(found.map(|all| all.iter().map(|it| json!(it.id)).collect()));
    }
    Ok(match verb {
        "servers.find" => block_on(nova.servers.find(by)).map(|it| json!([it.id])),
        _ => block_on(nova.servers.findall(by))
            .map(|all| all.iter().map(|it| json!(it.id)).collect()),
    })
}

fn update(nova: &Nova, server: &Id<Server>, kwargs: &Map<String, Value>) -> Result<Value> {
    let text = |key: &str| kwargs.get(key).and_then(Value::as_str).map(str::to_owned);
    let request = UpdateServer {
        name: text("name"),
        description: text("description").map_or(Change::Keep, Change::Set),
        hostname: text("hostname"),
    };
    let updated = block_on(nova.servers.update(server, &request))?;
    Ok(updated.map_or(Value::Null, |it| json!([it.id])))
}
