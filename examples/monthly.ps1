# The monthly job on Windows (PowerShell 5.1 or later): the same as monthly.sh, which tells what it makes, where,
# and what its exit codes are.
#
#     powershell -NoProfile -ExecutionPolicy Bypass -File monthly.ps1 [-Into FOLDER] [-AsAt DATE] [-GoOn]
#                SETTINGS [EXTRACT...]
#
# The variable DULY names the program where it is not in the path.
param(
    [Parameter(Mandatory = $true, Position = 0)][string]$Settings,
    [Parameter(ValueFromRemainingArguments = $true)][string[]]$Extracts,
    [string]$Into = '.',
    [string]$AsAt = '',
    [switch]$GoOn
)
$as = 'xlsx' # or csv, md, json: how tables are written
$ErrorActionPreference = 'Stop'
$duly = if ($env:DULY) { $env:DULY } else { 'duly' }
if ($env:DULY -and (Test-Path -LiteralPath $duly -PathType Leaf)) { $duly = (Resolve-Path -LiteralPath $duly).ProviderPath }
try { [Console]::OutputEncoding = [Text.Encoding]::UTF8 } catch { } # no console
$from = (Get-Location).ProviderPath
$lock = $null
$Extracts = @($Extracts | Where-Object { $_ })
$work = $null

function Say($words) { [Console]::Error.WriteLine("monthly: $words") }
function Stop-Job-With($code, $words) {
    Say $words
    throw [OperationCanceledException]::new("$code")
}
function Full-Path($path) { [IO.Path]::GetFullPath([IO.Path]::Combine($from, $path)) }

# Runs the program; its messages are in $script:messages, its exit code in $script:status.
function Invoke-Duly([string[]]$arguments) {
    $ErrorActionPreference = 'Continue' # what a program says on standard error is no failure of this script
    $script:answer = @()
    $script:messages = @()
    & $duly @arguments 2>&1 | ForEach-Object {
        if ($_ -is [Management.Automation.ErrorRecord]) { $script:messages += "$($_.Exception.Message)" }
        else { $script:answer += "$_" }
    }
    $script:status = $LASTEXITCODE
}
function Keep-Messages($title) {
    Add-Content -LiteralPath 'results/messages.txt' -Encoding UTF8 -Value (@("== $title") + $script:messages)
}

# Step TITLE COMMAND ARGUMENT...: one run of the program; the worst exit code of all is remembered.
$script:worst = 0
function Step {
    $title = $args[0]
    $arguments = @($args[1..($args.Count - 1)] | ForEach-Object { $_ }) # lists among them are taken apart
    Invoke-Duly ($arguments + @('--config', $Settings, '--show-values=false'))
    Keep-Messages "$title (exit code $($script:status))"
    if ($script:status -eq 4) { $script:worst = 4 }
    elseif ($script:status -eq 1) { if ($script:worst -eq 0) { $script:worst = 1 } }
    elseif ($script:status -ne 0) {
        $script:messages | ForEach-Object { [Console]::Error.WriteLine($_) }
        Stop-Job-With $(if ($script:status -eq 2) { 2 } else { 3 }) "${title}: not made, and all is as it was before"
    }
    if ($script:status -ne 0) { Say "${title}: exit code $($script:status)" }
}

function Copy-Extract($path) {
    $name = [IO.Path]::GetFileName($path)
    if (Test-Path -LiteralPath "extracts/$name") { Stop-Job-With 2 "two extracts are named ${name}: give one of them another name" }
    Copy-Item -LiteralPath $path -Destination "extracts/$name"
}
# The extracts are copied once: every answer is of the same bytes, whatever is written there meanwhile.
function Take-Extract($given) {
    $kind = ''
    if ($given -match '^([a-z_]+)=(.+)$') {
        $kind = $Matches[1]
        $given = $Matches[2]
    }
    $path = Full-Path $given
    if (Test-Path -LiteralPath $path -PathType Container) {
        Get-ChildItem -LiteralPath $path -File |
            Where-Object { $_.Extension -match '^\.(csv|tsv|xml|xlsx)$' -and $_.Name -notlike '~$*' -and $_.Name -notlike '.*' } |
            Sort-Object Name | ForEach-Object { Copy-Extract $_.FullName }
    }
    elseif (Test-Path -LiteralPath $path -PathType Leaf) {
        Copy-Extract $path
        if ($kind) { Add-Content -LiteralPath 'extracts/.kinds' -Value "$kind=$([IO.Path]::GetFileName($path))" }
    }
    else { Stop-Job-With 3 "${path}: there is no such file" }
}
# The extracts kept in a folder, those first whose kind was told.
function Files-In($folder) {
    $kinds = Join-Path $folder '.kinds'
    if (Test-Path -LiteralPath $kinds) {
        Get-Content -LiteralPath $kinds | ForEach-Object { $k, $n = $_ -split '=', 2; "$k=$folder/$n" }
    }
    $folder
}

# What stood there before goes when the new stands, and not before.
function Put-Folder($new, $place) {
    $old = Join-Path (Split-Path $place) ('.before-' + (Split-Path $place -Leaf))
    if (Test-Path -LiteralPath $place) {
        if (Test-Path -LiteralPath $old) { Remove-Item -LiteralPath $old -Recurse -Force }
        [IO.Directory]::Move($place, $old)
    }
    [IO.Directory]::Move((Join-Path $work $new), $place)
    if (Test-Path -LiteralPath $old) { Remove-Item -LiteralPath $old -Recurse -Force }
}
function Month-Before([datetime]$day) {
    $first = [datetime]::new($day.Year, $day.Month, 1).AddMonths(-1)
    $april = if ($first.Month -lt 4) { $first.Year - 1 } else { $first.Year }
    @{
        first = $first
        month = $first.ToString('yyyy-MM', [Globalization.CultureInfo]::InvariantCulture)
        begin = "$april-04-01"
        end   = $first.AddMonths(1).AddDays(-1).ToString('yyyy-MM-dd', [Globalization.CultureInfo]::InvariantCulture)
        year  = '{0}-{1:00}' -f $april, (($april + 1) % 100)
    }
}

$code = 3
try {
    $Settings = Full-Path $Settings
    $Into = Full-Path $Into
    New-Item -ItemType Directory -Force -Path (Join-Path $Into 'out'), (Join-Path $Into 'archive') | Out-Null
    # Held open as long as this runs, and gone with it however it ends.
    try { $lock = [IO.FileStream]::new((Join-Path $Into '.monthly.lock'), 'CreateNew', 'Write', 'None', 1, 'DeleteOnClose') }
    catch [IO.IOException] { Stop-Job-With 3 "another run is under way in $Into" }
    foreach ($parent in 'out', 'archive') { # of a run that was killed between two renames
        Get-ChildItem -LiteralPath (Join-Path $Into $parent) -Directory -Force -Filter '.before-*' | ForEach-Object {
            $stood = Join-Path $_.Parent.FullName $_.Name.Substring('.before-'.Length)
            if (Test-Path -LiteralPath $stood) { Remove-Item -LiteralPath $_.FullName -Recurse -Force }
            else { [IO.Directory]::Move($_.FullName, $stood) }
        }
    }
    $work = Join-Path $Into '.monthly'
    if (Test-Path -LiteralPath $work) { Remove-Item -LiteralPath $work -Recurse -Force }
    New-Item -ItemType Directory -Path (Join-Path $work 'extracts'), (Join-Path $work 'results') | Out-Null

    Invoke-Duly @('check', '--config', $Settings, '--show-config')
    if ($script:status -ne 0) {
        $script:messages | ForEach-Object { [Console]::Error.WriteLine($_) }
        Stop-Job-With $(if ($script:status -eq 2) { 2 } else { 3 }) 'the settings cannot be used; nothing was done'
    }
    foreach ($line in $script:answer) {
        if (-not $AsAt -and $line -match '^as-at = "([^"]*)"') { $AsAt = $Matches[1] }
        if ($Extracts.Count -eq 0 -and $line -match '^files = \["(.*)"\]') {
            $Extracts = @($Matches[1] -split '", "' | ForEach-Object {
                    if ($_ -match '[*?]') { Get-ChildItem -Path (Full-Path (Split-Path $_)) -File -Filter (Split-Path $_ -Leaf) | ForEach-Object { $_.FullName } }
                    else { $_ }
                })
        }
    }
    if (-not $AsAt) { $AsAt = (Get-Date).ToString('yyyy-MM-dd', [Globalization.CultureInfo]::InvariantCulture) }
    $day = [datetime]::MinValue
    if (-not [datetime]::TryParseExact($AsAt, 'yyyy-MM-dd', [Globalization.CultureInfo]::InvariantCulture, 'None', [ref]$day)) {
        Stop-Job-With 2 "as-at ${AsAt}: write the day as 2016-04-08"
    }
    if ($Extracts.Count -eq 0) { Stop-Job-With 2 'which extracts? Name them behind the settings, or as files = [...] in them' }
    Set-Location -LiteralPath $work
    foreach ($one in $Extracts) { Take-Extract $one }
    if (-not (Get-ChildItem -LiteralPath 'extracts')) { Stop-Job-With 3 'no .csv, .tsv, .xml or .xlsx file is there' }

    $files = @(Files-In 'extracts')
    $last = Month-Before $day
    Step 'check' check $files --as-at $AsAt -o "results/check.$as"
    if ($script:worst -eq 1 -and -not $GoOn) {
        $script:messages | ForEach-Object { [Console]::Error.WriteLine($_) }
        Invoke-Duly (@('check') + $files + @('--config', $Settings, '--as-at', $AsAt, '--summary', '-f', 'csv', '-q'))
        $script:answer | Where-Object { $_ -match '^code|,error,|,warning,' } | # code, severity, count
            ForEach-Object { [Console]::Error.WriteLine(($_ -split ',')[0..2] -join ',') }
        Stop-Job-With 1 'errors in the extracts: nothing was made, and all is as it was before (-GoOn makes it all the same)'
    }
    Step 'figures of the month' kpi $files --as-at $AsAt --month $last.month -o "results/month.$as"
    Step 'figures of the year to date' kpi $files --as-at $AsAt --from $last.begin --to $last.end -o "results/year-to-date.$as"
    Step 'due list' due $files --as-at $AsAt -o "results/due.$as"
    Step 'pack' report $files --as-at $AsAt --year $last.year -o results/pack.html

    # What was reported a month ago, up to the month before, by the extracts kept then and by these.
    $prior = Month-Before $last.first
    $before = "../archive/$($prior.month)"
    if (Test-Path -LiteralPath $before) {
        $beforeAsAt = (Get-Content -LiteralPath "$before/.as-at" -TotalCount 1).Trim()
        Step 'changes' changes --before @(Files-In $before) --before-as-at $beforeAsAt --after $files --as-at $AsAt --from $prior.begin --to $prior.end -o "results/changes.$as"
    }
    else { $script:messages = @(); Keep-Messages "changes: no extracts of $($prior.month) are kept" }
    Set-Content -LiteralPath 'extracts/.as-at' -Value $AsAt

    Set-Location -LiteralPath $from # no folder is moved while it is stood in
    Put-Folder 'extracts' (Join-Path $Into "archive/$($last.month)")
    Put-Folder 'results' (Join-Path $Into "out/$($last.month)")
    $said = switch ($script:worst) {
        0 { 'nothing missed, no errors' }
        1 { 'errors in the data (check)' }
        default { 'a target is missed or cannot be judged, or a review is overdue' }
    }
    Write-Output "monthly: $($last.month) as at ${AsAt}: $said; see $(Join-Path $Into "out/$($last.month)")"
    $code = $script:worst
}
catch [OperationCanceledException] { $code = [int]$_.Exception.Message }
catch { Say $_.Exception.Message } # 3: something cannot be read or written
finally {
    Set-Location -LiteralPath $from
    if ($work -and $lock -and (Test-Path -LiteralPath $work)) { Remove-Item -LiteralPath $work -Recurse -Force }
    if ($lock) { $lock.Dispose() }
}
exit $code
